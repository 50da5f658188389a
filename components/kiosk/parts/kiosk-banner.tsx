import type { ApiError } from "@/lib/client/answers/api-error";
import { shownVerdict } from "@/lib/contract/shown-verdict";
import { REFRESH_MS, type WindowAnswer } from "@/lib/contract/window";
import { BOTTLENECK_WORDS, CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { TimeText } from "../../time/time-text";
import { ChangedBefore } from "../../verdict/banner/changed-before";
import { SinceText } from "../../verdict/banner/since-text";
import { SpanText } from "../../verdict/banner/span-text";
import { SeverityIcon } from "../../verdict/severity/severity-icon";
import styles from "./kiosk-banner.module.css";
import { SilenceWords } from "./silence-words";
import { noBreakUnits } from "./no-break-units";

export interface KioskBannerProps {
  readonly answer: WindowAnswer;
  readonly stale: boolean;
  /** When the answer was given, server's clock, epoch ms. */
  readonly answeredAt: number;
  readonly error: ApiError | undefined;
}

/** The verdict, to be read from across a room. For a stale answer, the silence comes first. */
export function KioskBanner({ answer, stale, answeredAt, error }: KioskBannerProps) {
  const { window, now } = answer;
  const { verdict, end } = shownVerdict(answer);
  const { severity, bottleneck, cause, headline } = verdict;
  const shown = stale ? "unknown" : severity;
  return (
    <section id="verdict" className={styles.banner} data-severity={shown}>
      <SeverityIcon severity={shown} size={24} />
      <div className={styles.words}>
        <p className={styles.kicker}>
          <b className={styles.severity}>
            {stale ? `Was: ${SEVERITY_WORDS[severity]}` : SEVERITY_WORDS[severity]}
          </b>
          <span>{CAUSE_WORDS[cause]}</span>
          {bottleneck !== "none" && <span>bottleneck: {BOTTLENECK_WORDS[bottleneck]}</span>}
          {answer.worst ? <SpanText {...answer.worst} /> : <SinceText verdict={verdict} />}
        </p>
        <h2
          id="headline"
          className={styles.headline}
          data-long={headline.length > 220 ? "very" : headline.length > 110 || undefined}
        >
          {stale ? (
            <SilenceWords since={answeredAt} writtenAt={now} error={error} />
          ) : (
            noBreakUnits(headline)
          )}
        </h2>
        {!stale && <ChangedBefore verdict={verdict} className={styles.also} />}
        {stale && (
          <p className={styles.also} role="alert" data-stale-notice>
            {error?.message ?? "The Narrows server has not answered."} At{" "}
            <TimeText at={answeredAt} seconds /> it said: {headline} Asked again every{" "}
            {REFRESH_MS / 1000} s.
          </p>
        )}
        {!window.live && (
          <p className={styles.also}>
            As of <TimeText at={verdict.at} day />,{" "}
            {end
              ? `the worst of this window. At its end: ${CAUSE_WORDS[end.cause]}`
              : "the end of this window"}
            ; not of now.
          </p>
        )}
      </div>
    </section>
  );
}

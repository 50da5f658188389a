import { memo } from "react";
import { shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import { shownHeadline } from "@/lib/format/data-loss-words";
import { BOTTLENECK_WORDS, CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { TimeText } from "../../time/time-text";
import { AdviceLink } from "../advice/advice-link";
import { SeverityIcon } from "../severity/severity-icon";
import styles from "./banner.module.css";
import { ChangedBefore } from "./changed-before";
import { RecoveryLine } from "./recovery-line";
import { SinceText } from "./since-text";
import { EndText, SpanText } from "./span-text";
import { VerdictAnnouncer } from "./verdict-announcer";

export interface BannerProps extends Pick<WindowAnswer, "verdict" | "worst" | "links"> {
  /** The window's end is now. Otherwise the banner names its instant. */
  readonly live: boolean;
  /** The verdict may not hold any more: grey, and in the past tense. */
  readonly stale: boolean;
}

/** The answer of the whole page. */
export const Banner = memo(function Banner({
  verdict: last,
  worst,
  links,
  live,
  stale,
}: BannerProps) {
  const { verdict, end } = shownVerdict({ verdict: last, ...(worst && { worst }) });
  const { severity, bottleneck, cause, also, headline, advice, recovery } = verdict;
  // An unknown verdict's headline already ends with what to do, which is not repeated.
  const first = advice.find(({ text }) => !headline.endsWith(text));
  const shownRecovery = stale ? undefined : recovery;
  return (
    <section
      id="verdict"
      className={styles.banner}
      data-severity={stale ? "unknown" : severity}
      aria-labelledby="headline"
      tabIndex={-1}
      data-jump="v"
    >
      <SeverityIcon severity={stale ? "unknown" : severity} size={40} />
      <div className={styles.words}>
        <p className={styles.kicker}>
          <b className={styles.severity}>
            {stale ? `Was: ${SEVERITY_WORDS[severity]}` : SEVERITY_WORDS[severity]}
          </b>
          <span>
            Bottleneck: <b>{BOTTLENECK_WORDS[bottleneck]}</b>
          </span>
          <span>
            Cause: <b>{CAUSE_WORDS[cause]}</b>
          </span>
          {worst ? <SpanText {...worst} /> : <SinceText verdict={verdict} />}
        </p>
        <h2 id="headline" className={styles.headline}>
          {shownHeadline(headline, stale)}
        </h2>
        <ChangedBefore verdict={verdict} beside={shownRecovery} className={styles.also} />
        {shownRecovery && (
          <RecoveryLine recovery={shownRecovery} counts={verdict.numbers} at={verdict.at} />
        )}
        {first && (
          <p className={styles.also} data-first-advice>
            {/* The link comes first: behind the sentence it would move with each of its numbers. */}
            <a href="#advice-title">What would help</a>: <b>{first.text}</b>{" "}
            <AdviceLink advice={first} links={links} />
          </p>
        )}
        {also.length > 0 && (
          <p className={styles.also}>Also: {also.map((other) => CAUSE_WORDS[other]).join(", ")}.</p>
        )}
        <VerdictAnnouncer verdict={verdict} stale={stale} />
        {end ? (
          <EndText end={end} at={verdict.at} />
        ) : (
          !live && (
            <p className={styles.also}>
              As of <TimeText at={verdict.at} day />, the end of this window; not of now.
            </p>
          )
        )}
      </div>
    </section>
  );
});

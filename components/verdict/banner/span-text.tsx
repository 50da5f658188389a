import type { WorstView } from "@/lib/contract/window";
import type { Verdict } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/duration";
import { SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { TimeText } from "../../time/time-text";
import { SeverityIcon } from "../severity/severity-icon";
import styles from "./banner.module.css";
import { RecoveryLine } from "./recovery-line";
import { sinceWord } from "./since-words";

/** `14:02 to 14:13 (11 min)`; `since before 11:30, to 14:13` when it is older than the data. */
export function SpanText({ from, to, verdict }: WorstView) {
  return (
    <span data-span>
      {verdict.sinceIsAtLeast && `${sinceWord(verdict)} `}
      <TimeText at={from} today={to} /> to <TimeText at={to} today={to} />
      {!verdict.sinceIsAtLeast && ` (${formatDuration(to - from)})`}
    </span>
  );
}

/** The state at the window's end, where a worse one comes first, and the instant of the rest. */
export function EndText({ end, at }: { readonly end: Verdict; readonly at: number }) {
  return (
    <>
      <p className={`${styles.also} ${styles.end}`} data-end={end.severity}>
        <SeverityIcon severity={end.severity} size={18} />
        <span>
          <b>
            At the end: <span className={styles.severity}>{SEVERITY_WORDS[end.severity]}</span>.
          </b>{" "}
          {end.headline}
        </span>
      </p>
      {end.recovery && <RecoveryLine recovery={end.recovery} counts={end.numbers} at={end.at} />}
      <p className={styles.also}>
        Numbers, evidence and advice are of <TimeText at={at} day />, and the end is{" "}
        <TimeText at={end.at} day />; not of now.
      </p>
    </>
  );
}

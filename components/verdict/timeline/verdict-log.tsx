"use client";

import type { WindowAnswer } from "@/lib/contract/window";
import { reevaluationWords, verdictLogSummary } from "@/lib/format/verdict-log-words";
import { formatMoment } from "@/lib/format/time";
import { TimeText } from "../../time/time-text";
import { useZone } from "../../time/zone";
import { SeverityIcon } from "../severity/severity-icon";
import styles from "./verdict-log.module.css";

/**
 * The verdicts of their time, newest first. The timeline beside it shows what all data say. It is
 * closed at first, because it is needed after the incident.
 */
export function VerdictLog({
  verdictLog,
  today,
}: Pick<WindowAnswer, "verdictLog"> & {
  /** Times of other days than this instant's are written with their day. Epoch ms. */
  readonly today: number;
}) {
  const zone = useZone();
  const moment = (at: number): string => formatMoment(at, zone, today);
  if (verdictLog.length === 0) return null;
  return (
    <details className={styles.said}>
      <summary>Verdict log: {verdictLogSummary(verdictLog)}</summary>
      <ol>
        {verdictLog.toReversed().map((one) => (
          <li key={one.at} data-severity={one.severity}>
            <TimeText at={one.at} today={today} seconds />
            <SeverityIcon severity={one.severity} size={16} />
            <span>
              {one.headline}
              {one.reevaluation && <em>{reevaluationWords(one, moment)}</em>}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

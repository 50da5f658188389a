"use client";

import { useServerNow } from "@/lib/client/use-server-now";
import type { Verdict } from "@/lib/domain/verdict";
import { LOSING_NOW, LOST_THEN } from "@/lib/format/data-loss-words";
import { dataLossAt, formatCountdown } from "./data-loss";
import styles from "./numbers.module.css";

export interface DataLossClockProps {
  readonly verdict: Verdict;
  readonly writtenAt: number;
  /** Nobody knows how it is now: what was lost is told in the past. */
  readonly stale: boolean;
  /** Beside others, on a wall of several pipelines. */
  readonly small?: boolean;
}

/** Counts down to the loss of data while it is less than six hours away; nothing otherwise. */
export function DataLossClock({ verdict, writtenAt, stale, small }: DataLossClockProps) {
  const loss = dataLossAt(verdict, useServerNow(writtenAt));
  switch (loss.state) {
    case "far":
      return null;
    case "near":
      return (
        <div
          className={styles.number}
          data-loss={loss.state}
          data-small={small || undefined}
          role="timer"
        >
          <p className={styles.label}>Data loss in</p>
          <p className={styles.countdown}>{formatCountdown(loss.leftMs)}</p>
          <p className={styles.hint}>if the delay {stale ? "went" : "goes"} on growing so</p>
        </div>
      );
    case "due":
    case "now":
      return (
        <div className={styles.number} data-loss={loss.state} data-small={small || undefined}>
          <p className={styles.loss}>
            {loss.state === "now" ? (stale ? LOST_THEN : LOSING_NOW) : dueWords(stale)}
          </p>
        </div>
      );
  }
}

function dueWords(stale: boolean): string {
  return stale
    ? "Data loss was due: the oldest records reached the retention"
    : "Data loss is due: the oldest records reach the retention";
}

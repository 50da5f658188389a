"use client";

import { useServerNow } from "@/lib/client/clock/use-server-now";
import { NEAR_LOSS_MS } from "@/lib/domain/impact";
import type { Verdict } from "@/lib/domain/verdict";
import { LOSING_NOW, LOST_THEN } from "@/lib/format/data-loss-words";
import styles from "./numbers.module.css";

export interface DataLossClockProps {
  readonly verdict: Verdict;
  readonly writtenAt: number;
  /** The present state is unknown, so the past tense is used. */
  readonly stale: boolean;
  /** Smaller, for a screen of several pipelines. */
  readonly small?: boolean;
}

/** Counts down to data loss when it is less than six hours away. Empty otherwise. */
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

type DataLoss =
  | { readonly state: "far" }
  /** Records begin to expire in so many ms if the age keeps growing at this rate. */
  | { readonly state: "near"; readonly leftMs: number }
  /** The deadline has passed, and it is not known whether records were lost. */
  | { readonly state: "due" }
  | { readonly state: "now" };

/**
 * How near data loss is at an instant, from a verdict that was given at an earlier one, epoch ms.
 */
export function dataLossAt(
  { at, also, numbers }: Pick<Verdict, "at" | "also" | "numbers">,
  now: number,
): DataLoss {
  if (also.includes("losing-data")) return { state: "now" };
  const { timeToDataLossMs } = numbers;
  if (timeToDataLossMs === null) return { state: "far" };
  const leftMs = at + timeToDataLossMs - now;
  if (leftMs >= NEAR_LOSS_MS) return { state: "far" };
  return leftMs > 0 ? { state: "near", leftMs } : { state: "due" };
}

/** `5:59:07`, hours, minutes and seconds. A started second counts. */
export function formatCountdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

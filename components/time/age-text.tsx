"use client";

import { useServerNow } from "@/lib/client/clock/use-server-now";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { formatRoughAge } from "@/lib/format/age";
import styles from "./age-text.module.css";

/** How long ago something was, in words that keep up with the clock. */
export function AgeText({
  at,
  writtenAt,
  last = false,
}: {
  /** Server's clock, epoch ms. */
  readonly at: number;
  /** The answer's own time, which the first HTML counts from, epoch ms. */
  readonly writtenAt: number;
  /** Nothing follows it in its line: then it has the same room every second. */
  readonly last?: boolean;
}) {
  const age = useServerNow(writtenAt) - at;
  const words = formatRoughAge(age);
  return last ? <span className={age < MINUTE_MS ? styles.box : styles.room}>{words}</span> : words;
}

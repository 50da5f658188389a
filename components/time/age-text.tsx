"use client";

import { useServerNow } from "@/lib/client/clock/use-server-now";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { formatRoughAge } from "@/lib/format/age";
import styles from "./age-text.module.css";

/** How long ago something was. The text follows the clock. */
export function AgeText({
  at,
  writtenAt,
  last = false,
}: {
  /** Server's clock, epoch ms. */
  readonly at: number;
  /** The time of the first HTML, which counts from it, epoch ms. */
  readonly writtenAt: number;
  /** Nothing follows on its line, so it has the same width every second. */
  readonly last?: boolean;
}) {
  const age = useServerNow(writtenAt) - at;
  const words = formatRoughAge(age);
  return last ? <span className={age < MINUTE_MS ? styles.box : styles.room}>{words}</span> : words;
}

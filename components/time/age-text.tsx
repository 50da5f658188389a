"use client";

import { useServerNow } from "@/lib/client/use-server-now";
import { formatRoughAge } from "@/lib/format/age";
import styles from "./age-text.module.css";

const MINUTE_MS = 60_000;

/** How long ago something was, in words that keep up with the clock. */
export function AgeText({
  at,
  writtenAt,
}: {
  /** Server's clock, epoch ms. */
  readonly at: number;
  /** The answer's own time, which the first HTML counts from, epoch ms. */
  readonly writtenAt: number;
}) {
  const age = useServerNow(writtenAt) - at;
  return <span className={age < MINUTE_MS ? styles.box : undefined}>{formatRoughAge(age)}</span>;
}

"use client";

import type { RecoveryProgress } from "@/lib/domain/verdict";
import type { RecordCounts } from "@/lib/format/record-words";
import { recoverySteps } from "@/lib/format/recovery-words";
import { formatMoment, formatSeconds } from "@/lib/format/time";
import { useZone } from "../../time/zone";
import styles from "./banner.module.css";

/** The recovery on one line: when it began, the backlog then, what is left, and when it ends. */
export function RecoveryLine({
  recovery,
  counts,
  at,
}: {
  readonly recovery: RecoveryProgress;
  /** Which records are counted. */
  readonly counts: RecordCounts;
  /** The instant of the verdict, epoch ms. Times of other days are written with their day. */
  readonly at: number;
}) {
  const zone = useZone();
  const steps = recoverySteps(recovery, {
    clock: (instant) => formatSeconds(instant, zone),
    moment: (instant) => formatMoment(instant, zone, at),
    counts,
  });
  return (
    <p className={styles.also} data-recovery>
      <b>{steps.join(" → ")}</b>
    </p>
  );
}

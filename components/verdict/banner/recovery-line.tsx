"use client";

import type { RecoveryProgress } from "@/lib/domain/verdict";
import { recoverySteps } from "@/lib/format/recovery-words";
import { formatMoment, formatSeconds } from "@/lib/format/time";
import { useZone } from "../../time/zone";
import styles from "./banner.module.css";

/** The repair on one line: when it began, how far behind that was, what is left, and until when. */
export function RecoveryLine({
  recovery,
  at,
}: {
  readonly recovery: RecoveryProgress;
  /** The instant that it speaks of: times of other days are written with their day. Epoch ms. */
  readonly at: number;
}) {
  const zone = useZone();
  const steps = recoverySteps(recovery, {
    clock: (instant) => formatSeconds(instant, zone),
    moment: (instant) => formatMoment(instant, zone, at),
  });
  return (
    <p className={styles.also} data-recovery>
      <b>{steps.join(" → ")}</b>
    </p>
  );
}

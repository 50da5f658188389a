import type { Situation } from "@/lib/diagnosis/situation/situation";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { type Delays, delays } from "./delays";

/** A part of the end-to-end delay. */
export interface Part {
  readonly where: "stream" | "batch" | "spark" | "processing";
  readonly ms: number;
}

/** Where a record that is put now spends most of its delay; undefined while no part is known. */
export function longestPart(situation: Situation): Part | undefined {
  const { inStreamMs, inSparkMs, processingMs }: Delays = delays(situation);
  const gatheringMs = (effectiveInterval(situation)?.effectiveMs ?? 0) / 2;
  const parts: readonly Part[] = [
    { where: "stream", ms: inStreamMs ?? 0 },
    { where: "batch", ms: gatheringMs },
    { where: "spark", ms: inSparkMs ?? 0 },
    { where: "processing", ms: processingMs ?? 0 },
  ];
  const longest = parts.reduce((one, other) => (other.ms > one.ms ? other : one));
  return longest.ms > 0 ? longest : undefined;
}

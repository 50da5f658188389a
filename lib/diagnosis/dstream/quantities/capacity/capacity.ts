import { quantity } from "@/lib/diagnosis/situation/quantity";
import { hasWorked, processingMs } from "@/lib/diagnosis/situation/timed-batch";
import { theilSen, type XY } from "@/lib/diagnosis/trends/theil-sen";
import { concurrentJobs } from "@/lib/diagnosis/dstream/quantities/batches/concurrent-jobs";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { utilisation } from "./utilisation";
import { workedPerSecond } from "@/lib/diagnosis/dstream/quantities/batches/worked-per-second";

export interface Capacity {
  /** μ: records/s that Spark can sustain. */
  readonly recordsPerSecond: number;
  readonly by: "fit" | "throughput";
}

/** Enough batches for a line, and few enough to describe the present code. */
const FEWEST = 8;
const MOST = 30;
/** Without a fitted line, the last batches are the measure. */
const LATELY = 10;
/** Records must vary by a fifth. Otherwise the fixed cost cannot be separated from the cost per record. */
const VARIES = 0.2;
/** Below this the fixed cost biases Σn/ΣS low. */
const LOADED = 0.7;

/**
 * What Spark can sustain, user records/s. Processing time is fitted as S = a + b·n over recent completed
 * batches (Theil–Sen). Then μ = (D − a)/(b·D), times the concurrent jobs. Without a fit: Σn/ΣS while ρ ≥
 * 0.7, otherwise unknown.
 */
export const capacity = quantity((situation): Capacity | undefined => {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  if (effectiveMs === undefined) return undefined;
  const jobs = concurrentJobs(situation);
  const done = newestBatches(situation)
    .filter((batch) => hasWorked(batch, situation.at))
    .slice(-MOST);
  const fitted = fit(
    done.map((batch) => ({ x: batch.records, y: processingMs(batch) })),
    effectiveMs,
  );
  if (fitted !== undefined) return { recordsPerSecond: fitted * jobs, by: "fit" };
  const lately = done.slice(-LATELY);
  const worked = workedPerSecond(situation, lately);
  if (worked === undefined || (utilisation(situation)?.ratio ?? 0) < LOADED) return undefined;
  return { recordsPerSecond: worked, by: "throughput" };
});

function fit(points: readonly XY[], effectiveMs: number): number | undefined {
  const sizes = points.map(({ x }) => x);
  const largest = Math.max(...sizes);
  if (points.length < FEWEST || largest - Math.min(...sizes) < VARIES * largest) return undefined;
  const line = theilSen(points);
  // A flat line, or one that leaves no time for records, is noise and not a cost per record.
  if (line === undefined || line.low <= 0 || line.intercept >= effectiveMs) return undefined;
  return ((effectiveMs - line.intercept) * 1000) / (line.slope * effectiveMs);
}

import { STALE_MS } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { shardState } from "@/lib/diagnosis/stream/quantities/leases/shard-state";
import type { Reading } from "@/lib/domain/facts";
import type { ApplicationFacts } from "@/lib/domain/spark-facts";
import type { Lease, ShardFacts } from "@/lib/domain/stream-facts";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";

/** Over a shorter time a checkpoint may rest by chance, and each shard asked for is billed. */
const SCANS_APART_MS = MINUTE_MS;

/** Records of the last few minutes count as put now. */
const PUT_MINUTES = 5;

export interface StalledInput {
  readonly shards: readonly ShardFacts[];
  /** Ascending. */
  readonly scans: readonly Reading<{ readonly leases: readonly Lease[] }>[];
  /** The stream's periods from CloudWatch, ascending. */
  readonly periods: readonly MetricPeriod[];
  /** The batch interval, ms: Spark checkpoints once in each. Undefined: not known. */
  readonly intervalMs: number | undefined;
  /** Epoch ms. */
  readonly now: number;
  /** The shortest distance between the scans, ms. */
  readonly apartMs?: number;
}

/**
 * Open shards whose checkpoint does not move though their lease is renewed and records are put to
 * the stream. Either nothing is put to these shards, or nothing is read from them. Empty if no two
 * scans show it, or the newest scan is too old.
 */
export function stalledShards({
  shards,
  scans,
  periods,
  intervalMs = 0,
  now,
  apartMs = SCANS_APART_MS,
}: StalledInput): readonly string[] {
  const after = scans.at(-1);
  if (after === undefined || now - after.at > STALE_MS || !arePut(periods)) return [];
  const leastMs = Math.max(apartMs, intervalMs + 1);
  const before = scans.findLast(({ at }) => after.at - at >= leastMs);
  if (before === undefined) return [];
  const pair = { before: before.value.leases, after: after.value.leases, longEnough: true };
  return shards.flatMap((shard) =>
    shard.endingSequence === undefined && shardState(shard, pair) === "stalled" ? shard.id : [],
  );
}

/** The configured batch interval, ms, from the application or its newest batch. */
export function batchIntervalOf({
  application,
  batches,
}: {
  readonly application: Pick<ApplicationFacts, "intervalMs"> | undefined;
  readonly batches: readonly Pick<MicroBatch, "intervalMs">[];
}): number | undefined {
  return application?.intervalMs ?? batches.at(-1)?.intervalMs;
}

function arePut(periods: readonly MetricPeriod[]): boolean {
  return periods.slice(-PUT_MINUTES).some(({ values }) => (values.putRecords ?? 0) > 0);
}

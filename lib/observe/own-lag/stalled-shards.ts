import { STALE_MS } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { shardState } from "@/lib/diagnosis/stream/quantities/leases/shard-state";
import type { ApplicationFacts, Lease, Reading, ShardFacts } from "@/lib/domain/facts";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";

/** Over less than this a checkpoint may stand by chance, and each shard asked is billed. */
const SCANS_APART_MS = MINUTE_MS;

/** Records of the last so many minutes are put now. */
const PUT_MINUTES = 5;

export interface StalledInput {
  readonly shards: readonly ShardFacts[];
  /** Ascending. */
  readonly scans: readonly Reading<{ readonly leases: readonly Lease[] }>[];
  /** What CloudWatch told of the stream, ascending. */
  readonly periods: readonly MetricPeriod[];
  /** The batch interval, ms: Spark checkpoints once in each. Undefined: not known. */
  readonly intervalMs: number | undefined;
  /** Epoch ms. */
  readonly now: number;
  /** How far apart the scans must lie at least, ms. */
  readonly apartMs?: number;
}

/**
 * Open shards whose checkpoint stands though their lease is renewed and records are put to the stream:
 * nothing is put to these, or nothing is read of them. None where no two scans show it, or the newest is
 * too old to speak of now.
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

/** The configured batch interval, ms, as the application or its newest batch tells it. */
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

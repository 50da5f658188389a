import type { Reading } from "@/lib/domain/facts";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { ApplicationFacts } from "@/lib/domain/spark-facts";
import type { LeaseScan, ShardFacts, ShardLag, ShardWrites } from "@/lib/domain/stream-facts";
import { leasesTakenAt } from "@/lib/diagnosis/stream/quantities/leases/warm-up";
import { SCANS_APART_MS, STALE_MS } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import type { ShownFacts } from "../shown-facts";

/** Lags and writes are read every minute while they matter. Older answers describe another time. */
const ANSWER_STALE_MS = 5 * MINUTE_MS;
/** Of many shards only some are asked a minute. An answer about one holds until its next turn. */
const SHARD_STALE_MS = 30 * MINUTE_MS;

/** Everything known by shard at an instant. Undefined: not known. */
export interface ShardSources {
  readonly shards: readonly ShardFacts[] | undefined;
  /** The newest scan of the lease table. */
  readonly scan: Reading<LeaseScan> | undefined;
  /** The newest scan before it that is long enough ago to show what moves. */
  readonly before: Reading<LeaseScan> | undefined;
  /** Checkpoints have had the time to move between the two. */
  readonly longEnough: boolean;
  /** Leases have been taken since the last start or reshard: a shard without one is not read. */
  readonly areLeasesTaken: boolean;
  readonly lags: ReadonlyMap<string, ShardLag> | undefined;
  readonly writes: ReadonlyMap<string, ShardWrites> | undefined;
}

/**
 * @param at the window's end, epoch ms
 * @param effectiveMs the distance between batches: Spark checkpoints once in each
 */
export function shardSources(facts: ShownFacts, at: number, effectiveMs: number): ShardSources {
  const until = <T>(readings: readonly Reading<T>[]) => readings.filter((one) => one.at <= at);
  const fresh = <T>(readings: readonly Reading<T>[]) =>
    until(readings).findLast((one) => at - one.at <= ANSWER_STALE_MS)?.value;
  const scans = until(facts.leases);
  const newest = scans.at(-1);
  const scan = newest && at - newest.at <= STALE_MS ? newest : undefined;
  const apart = (ms: number) => scan && scans.findLast((one) => scan.at - one.at >= ms);
  const before = apart(Math.max(SCANS_APART_MS, effectiveMs + 1)) ?? apart(SCANS_APART_MS);
  const application: ApplicationFacts | undefined = until(facts.application).at(-1)?.value;
  return {
    shards: until(facts.shards).at(-1)?.value,
    scan,
    before,
    longEnough: scan !== undefined && before !== undefined && scan.at - before.at > effectiveMs,
    areLeasesTaken: at > leasesTakenAt(application, until(facts.stream)),
    lags: byShard(fresh(facts.shardLags)?.shards, at),
    writes: byShard(fresh(facts.shardWrites)?.shards, at),
  };
}

function byShard<T extends { readonly shardId: string; readonly to: number }>(
  answers: readonly T[] | undefined,
  at: number,
): ReadonlyMap<string, T> | undefined {
  const held = answers?.filter(({ to }) => at - to <= SHARD_STALE_MS) ?? [];
  return held.length === 0 ? undefined : new Map(held.map((one) => [one.shardId, one]));
}

import type { Reading } from "@/lib/domain/facts";
import type { Lease, LeaseScan, ShardFacts } from "@/lib/domain/stream-facts";
import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, readings, type Situation } from "@/lib/diagnosis/situation/situation";
import { shardState, type ShardState } from "./shard-state";

export interface ShardProgress {
  readonly table: string;
  readonly region: string;
  /** Leases in the table, for any shards. */
  readonly leases: number;
  /** Open shards of the stream whose state is known. */
  readonly shards: readonly { readonly id: string; readonly state: ShardState }[];
  /** Closed shards that are not read to their end, and for which open ones wait. */
  readonly parents: readonly { readonly id: string; readonly state: ShardState }[];
  /** Whether the lease of any open shard was renewed between the scans. This is the only heartbeat. */
  readonly renewed: boolean;
  readonly from: number;
  readonly to: number;
}

export const SCANS_APART_MS = 30_000;
/** The table is scanned once a minute. After three missed scans it no longer describes now. */
export const STALE_MS = 4 * 60_000;

type Scan = Reading<LeaseScan>;

/** Undefined without the list of shards and two scans at least 30 s apart, the newer one fresh. */
export const shardProgress = quantity((situation): ShardProgress | undefined => {
  const shards = asOf(situation, "shards");
  const pair = freshScans(situation);
  if (shards === undefined || pair === undefined) return undefined;
  const [first, second] = pair;
  const scans = {
    before: first.value.leases,
    after: second.value.leases,
    longEnough: second.at - first.at > checkpointEveryMs(situation),
  };
  const open = shards.filter(({ endingSequence }) => endingSequence === undefined);
  const states = (of: readonly ShardFacts[]) =>
    of.flatMap((shard) => {
      const state = shardState(shard, scans);
      return state === undefined ? [] : [{ id: shard.id, state }];
    });
  const counter = ({ value }: Scan, id: string) =>
    value.leases.find(({ shardId }) => shardId === id)?.counter;
  return {
    table: second.value.table,
    region: second.value.region,
    leases: second.value.leases.length,
    shards: states(open),
    parents: states(unfinishedParents(shards, scans.after)),
    renewed: shards.some(({ id }) => (counter(second, id) ?? 0) > (counter(first, id) ?? Infinity)),
    from: first.at,
    to: second.at,
  };
});

/** Parents of open shards with a lease that is not at the shard's end. */
function unfinishedParents(
  shards: readonly ShardFacts[],
  leases: readonly Lease[],
): readonly ShardFacts[] {
  const parentIds = new Set(
    shards.flatMap(({ endingSequence, parentIds: of }) => (endingSequence === undefined ? of : [])),
  );
  const unfinished = new Set(
    leases.flatMap(({ shardId, checkpoint }) => (checkpoint === "SHARD_END" ? [] : [shardId])),
  );
  return shards.filter(
    ({ id, endingSequence }) =>
      endingSequence !== undefined && parentIds.has(id) && unfinished.has(id),
  );
}

/** Spark checkpoints once per batch interval. Within less time a checkpoint need not move. */
function checkpointEveryMs(situation: Situation): number {
  return situation.consumer.effectiveInterval(situation)?.intervalMs ?? 0;
}

/**
 * The newest scan, and the newest one long enough before it to show whether checkpoints move. Undefined
 * without them, or if the newest is too old.
 */
export function freshScans(situation: Situation): readonly [Scan, Scan] | undefined {
  const scans = readings(situation, "leases");
  const second = scans.at(-1);
  if (second === undefined || situation.at - second.at > STALE_MS) return undefined;
  // A scan from before the start may show what the start has mended.
  if (second.at < (streamingStart(situation.application) ?? -Infinity)) return undefined;
  const apart = (ms: number) => scans.findLast(({ at }) => second.at - at >= ms);
  const first =
    apart(Math.max(SCANS_APART_MS, checkpointEveryMs(situation) + 1)) ?? apart(SCANS_APART_MS);
  return first && [first, second];
}

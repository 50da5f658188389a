import type { ShardsView } from "@/lib/contract/shards";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { ShardFacts } from "@/lib/domain/stream-facts";
import { lagLimitOf } from "@/lib/diagnosis/stream/quantities/age/age";
import { newestBy } from "../reading-at";
import type { ShownFacts } from "../shown-facts";
import { leaseReader } from "./shard-lease";
import { shardGaps } from "./shard-gaps";
import { type ShardSources, shardSources } from "./shard-sources";
import { shardSummary } from "./shard-summary";
import { shardView } from "./shard-view";
import { worstFirst } from "./worst-first";

/**
 * The shards of the stream with what is known of each at the window's end. Undefined while Kinesis
 * has not listed them.
 *
 * @param at epoch ms
 * @param effectiveMs the distance between Spark's batches
 */
export function shardsView(
  pipeline: Pick<Pipeline, "kclApplication">,
  facts: ShownFacts,
  at: number,
  effectiveMs: number,
): ShardsView | undefined {
  const sources = shardSources(facts, at, effectiveMs);
  if (sources.shards === undefined) return undefined;
  const lateAfterMs = lagLimitOf(effectiveMs);
  const readLease = leaseReader(sources);
  const areLagsTold = [...(sources.lags?.values() ?? [])].some(({ lagMs }) => lagMs !== undefined);
  const rows = beingRead(sources.shards, sources)
    .map((shard) =>
      shardView({
        shard,
        held: readLease?.(shard),
        lag: sources.lags?.get(shard.id),
        writes: sources.writes?.get(shard.id),
        lateAfterMs,
        areLagsTold,
      }),
    )
    .toSorted(worstFirst);
  const stream = newestBy(facts.stream, at)?.value;
  return {
    summary: shardSummary(rows),
    lateAfterMs,
    rows,
    gaps: shardGaps({ rows, stream, hasLeaseTable: pipeline.kclApplication !== undefined }),
  };
}

/** Open shards, and closed ones whose lease is not at their end. */
function beingRead(shards: readonly ShardFacts[], { scan }: ShardSources): readonly ShardFacts[] {
  const unfinished = new Set(
    scan?.value.leases.flatMap(({ shardId, checkpoint }) =>
      checkpoint === "SHARD_END" ? [] : [shardId],
    ),
  );
  return shards.filter(
    ({ id, endingSequence }) => endingSequence === undefined || unfinished.has(id),
  );
}

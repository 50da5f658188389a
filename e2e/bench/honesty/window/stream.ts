import { startingSequence } from "@/lib/demo/simulation/lease-table";
import { shardId } from "@/lib/demo/wire/aws/shard-id";
import type { Reading, ShardFacts, StreamFacts } from "@/lib/domain/facts";
import { troubleAt } from "../trouble";
import type { World } from "../world";

const HASHES = 2n ** 128n;

/** `DescribeStreamSummary` and `ListShards`, as they were last answered. */
export function streamFacts(world: World): {
  readonly stream: readonly Reading<StreamFacts>[];
  readonly shards: readonly Reading<ShardFacts[]>[];
} {
  const { at, start, pipeline, telling, troubles } = world;
  const failing = troubleAt(troubles, "kinesis-fails", at) !== undefined;
  if (failing && !telling.watched) return { stream: [], shards: [] };
  const readAt = (telling.watched ? start : at) * 1000;
  const value: StreamFacts = {
    name: "orders",
    arn: "arn:aws:kinesis:eu-west-1:000000000000:stream/orders",
    status: "ACTIVE",
    mode: pipeline.onDemand ? "on-demand" : "provisioned",
    openShards: pipeline.shards,
    retentionMs: pipeline.retentionS * 1000,
    createdAt: (start - 90 * 86_400) * 1000,
    shardLevelMetrics: [],
    consumers: telling.fanOut ? ["orders-consumer"] : [],
  };
  const shards = Array.from({ length: pipeline.shards }, (_, index) =>
    shardOf(index, pipeline.shards),
  );
  return { stream: [{ at: readAt, value }], shards: [{ at: readAt, value: shards }] };
}

function shardOf(index: number, count: number): ShardFacts {
  const bound = (shard: number) => (HASHES * BigInt(shard)) / BigInt(count);
  return {
    id: shardId(index),
    parentIds: [],
    startingSequence: startingSequence(index).toString(),
    startingHash: bound(index).toString(),
    endingHash: (bound(index + 1) - 1n).toString(),
  };
}

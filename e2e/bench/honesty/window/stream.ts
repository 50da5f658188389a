import { sequenceOf, startingSequence } from "@/lib/demo/simulation/lease-table";
import { shardId } from "@/lib/demo/wire/aws/shard-id";
import type { Reading } from "@/lib/domain/facts";
import type { ShardFacts, StreamFacts } from "@/lib/domain/stream-facts";
import { childrenIds, splitAt } from "../model/shard-groups";
import { troubleAt } from "../world/trouble";
import type { World } from "../world/world";

const HASHES = 2n ** 128n;
/** The stream is described once a minute. */
const ASKED_EVERY_S = 60;
/** Beyond every record of the model. */
const LAST_RECORD = 1e15;

/** The last answers to `DescribeStreamSummary` and `ListShards`. */
export function streamFacts(world: World): {
  readonly stream: readonly Reading<StreamFacts>[];
  readonly shards: readonly Reading<ShardFacts[]>[];
} {
  const { at, start, pipeline, telling, troubles } = world;
  const failing = troubleAt(troubles, "kinesis-fails", at) !== undefined;
  if (failing && !telling.watched) return { stream: [], shards: [] };
  const readAt = (telling.watched ? start : at) * 1000;
  const split = splitAt(world);
  const before: StreamFacts = {
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
  const shards = firstShards(world);
  if (split === undefined || at - split < ASKED_EVERY_S)
    return { stream: [{ at: readAt, value: before }], shards: [{ at: readAt, value: shards }] };
  const now = { ...before, openShards: pipeline.shards + loudShards(world) };
  const seen = telling.watched ? (split + ASKED_EVERY_S) * 1000 : readAt;
  const known = <T>(was: T, is: T): Reading<T>[] =>
    telling.watched
      ? [
          { at: readAt, value: was },
          { at: seen, value: is },
        ]
      : [{ at: seen, value: is }];
  return { stream: known(before, now), shards: known(shards, splitShards(world, shards)) };
}

function loudShards({ pipeline }: World): number {
  return pipeline.shards - pipeline.quietShards;
}

function firstShards({ pipeline }: World): ShardFacts[] {
  return Array.from({ length: pipeline.shards }, (_, index) => shardOf(index, pipeline.shards));
}

/** Each shard with puts, closed, and after all of them its two children. */
function splitShards(world: World, shards: readonly ShardFacts[]): ShardFacts[] {
  const loud = loudShards(world);
  const closed = shards.map((shard, index) =>
    index < loud ? { ...shard, endingSequence: sequenceOf(index, LAST_RECORD) } : shard,
  );
  const halves = shards.slice(0, loud).flatMap((parent, index) => {
    const middle = (BigInt(parent.startingHash) + BigInt(parent.endingHash)) / 2n;
    const [left, right] = childrenIds(world, index);
    return [
      half(left, parent, { startingHash: parent.startingHash, endingHash: middle.toString() }),
      half(right, parent, {
        startingHash: (middle + 1n).toString(),
        endingHash: parent.endingHash,
      }),
    ];
  });
  return [...closed, ...halves];
}

function half(
  index: number,
  parent: ShardFacts,
  range: Pick<ShardFacts, "startingHash" | "endingHash">,
): ShardFacts {
  return {
    id: shardId(index),
    parentIds: [parent.id],
    startingSequence: startingSequence(index).toString(),
    ...range,
  };
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

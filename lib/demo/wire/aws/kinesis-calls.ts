import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { startingSequence } from "../../simulation/lease-table";
import { AwsError } from "./aws-answer";
import { ACCOUNT, makeToken, tokenPosition } from "./kinesis-stream";
import { shardId } from "./shard-id";

/** Partition keys hash into 128 bits, divided evenly among the shards. */
const HASH_SPACE = 1n << 128n;
const MAX_SHARDS_PER_PAGE = 1000;

type Json = Readonly<Record<string, unknown>>;

export function streamArn({ region, stream }: { region: string; stream: string }): string {
  return `arn:aws:kinesis:${region}:${ACCOUNT}:stream/${stream}`;
}

export function describeStreamSummary({ scenario, startedAt }: PipelineSimulation): Json {
  return {
    StreamDescriptionSummary: {
      StreamName: scenario.stream,
      StreamARN: streamArn(scenario),
      StreamStatus: "ACTIVE",
      StreamModeDetails: { StreamMode: "PROVISIONED" },
      RetentionPeriodHours: scenario.retentionHours,
      StreamCreationTimestamp: startedAt,
      EnhancedMonitoring: [{ ShardLevelMetrics: scenario.shardLevelMetrics }],
      EncryptionType: "NONE",
      OpenShardCount: scenario.shards,
      ConsumerCount: 0,
      MaxRecordSizeInKiB: 1024,
    },
  };
}

/**
 * `ListShards`, in pages; the token alone names the stream and the position. A filter leaves
 * nothing out here: no shard is ever closed.
 */
export function listShards({ scenario }: PipelineSimulation, body: Json): Json {
  const from = tokenPosition(body.NextToken) || indexAfter(body.ExclusiveStartShardId);
  const asked = typeof body.MaxResults === "number" ? body.MaxResults : MAX_SHARDS_PER_PAGE;
  if (asked < 1 || asked > 10_000) {
    throw new AwsError(
      "ValidationException",
      `1 validation error detected: Value '${asked}' at 'maxResults' failed to satisfy constraint`,
    );
  }
  const to = Math.min(scenario.shards, from + Math.min(asked, MAX_SHARDS_PER_PAGE));
  const Shards = Array.from({ length: Math.max(0, to - from) }, (_, offset) =>
    shard(from + offset, scenario.shards),
  );
  if (to >= scenario.shards) return { Shards };
  return { Shards, NextToken: makeToken({ stream: scenario.stream, from: to }) };
}

function indexAfter(id: unknown): number {
  const index = /^shardId-(\d{12})$/.exec(String(id))?.[1];
  return index === undefined ? 0 : Number(index) + 1;
}

export function listStreamConsumers(): Json {
  return { Consumers: [] };
}

function shard(index: number, count: number): Json {
  const width = HASH_SPACE / BigInt(count);
  const start = width * BigInt(index);
  const end = index === count - 1 ? HASH_SPACE - 1n : start + width - 1n;
  return {
    ShardId: shardId(index),
    HashKeyRange: { StartingHashKey: start.toString(), EndingHashKey: end.toString() },
    SequenceNumberRange: { StartingSequenceNumber: startingSequence(index).toString() },
  };
}

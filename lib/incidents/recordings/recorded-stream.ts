import type { Reading } from "@/lib/domain/facts";
import type { LeaseScan, ShardFacts, StreamFacts } from "@/lib/domain/stream-facts";
import { parseShards } from "@/lib/sources/kinesis/parse-shards";
import { parseStreamSummary } from "@/lib/sources/kinesis/parse-stream";
import { parseLeases } from "@/lib/sources/leases/parse-leases";
import type { Recording } from "./recording";

const REGION = "eu-west-1";
const DAY_HOURS = 24;

export interface RecordedStream {
  readonly stream: StreamFacts;
  readonly shards: readonly ShardFacts[];
  readonly leases: readonly Reading<LeaseScan>[];
}

/** The answers of Kinesis and the lease table by `until`, epoch ms. */
export function recordedStream(recording: Recording, until: number): RecordedStream {
  const shards = parseShards([shardsBody(recording, until)]);
  const open = shards.filter((shard) => shard.endingSequence === undefined);
  return {
    shards,
    stream: {
      ...parseStreamSummary(summaryBody(recording, open.length, until)),
      consumers: [],
    },
    leases: recording.leaseTable
      .filter((scan) => scan.at <= until)
      .flatMap(({ at, table = nameOf(recording, "app"), answer }) =>
        answer.Items === undefined
          ? []
          : { at, value: { table, region: REGION, leases: parseLeases(answer.Items) } },
      ),
  };
}

/** The last recorded ListShards by then, or the first one; without any, a made-up one. */
function shardsBody({ listShards, settings }: Recording, until: number): unknown {
  const byThen = listShards.findLast((listed) => (listed.at ?? 0) <= until) ?? listShards[0];
  return byThen === undefined ? evenShards(Number(settings?.shards ?? 2)) : byThen.answer;
}

/** Below every recorded checkpoint, like the first number of an older shard. */
const FIRST_SEQUENCE = "49680000000000000000000000000000000000000000000000000000";
const HASH_KEYS = 2n ** 128n;

function evenShards(count: number): unknown {
  const edge = (index: number): bigint => (HASH_KEYS * BigInt(index)) / BigInt(count);
  return {
    Shards: Array.from({ length: count }, (_, index) => ({
      ShardId: `shardId-${String(index).padStart(12, "0")}`,
      HashKeyRange: {
        StartingHashKey: String(edge(index)),
        EndingHashKey: String(edge(index + 1) - 1n),
      },
      SequenceNumberRange: { StartingSequenceNumber: FIRST_SEQUENCE },
    })),
  };
}

function summaryBody(recording: Recording, openShards: number, until: number): unknown {
  const name = nameOf(recording, "stream");
  return {
    StreamDescriptionSummary: {
      StreamName: name,
      StreamARN: `arn:aws:kinesis:${REGION}:000000000000:stream/${name}`,
      StreamStatus: "ACTIVE",
      StreamModeDetails: { StreamMode: "PROVISIONED" },
      RetentionPeriodHours: DAY_HOURS,
      StreamCreationTimestamp: until / 1_000 - 30 * DAY_HOURS * 3_600,
      EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
      OpenShardCount: openShards,
    },
  };
}

function nameOf({ settings }: Recording, key: "stream" | "app"): string {
  const name = settings?.[key];
  return typeof name === "string" ? name : "clicks";
}

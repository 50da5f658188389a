import { attributeLike, number, type Shape, textBy, textLike } from "./keep-only";
import type { Pseudonyms } from "./pseudonyms";
import { scrubWorker } from "./scrub-host";
import { scrubText } from "./scrub-text";

const WORD = /^[\w.-]{1,80}$/;
const DIGITS = /^\d+$/;
const SHARD = /^shardId-\d+$/;
const CHECKPOINT = /^(\d+|TRIM_HORIZON|LATEST|AT_TIMESTAMP|SHARD_END)$/;

/** The fields that are kept of each AWS answer, by the call's name. CloudWatch's are only numbers. */
export function awsShapes(
  names: Pseudonyms,
  ownConsumer?: string,
): Readonly<Record<string, Shape>> {
  const name = textBy((text) => scrubText(text, names));
  const checkpoint = textBy((text) => scrubCheckpoint(text, names));
  const key: Shape = { S: textBy((text) => leaseKey(text, names)) };
  const consumer = textBy((text) => (text === ownConsumer ? text : names.of("consumer", text)));
  return {
    DescribeStreamSummary: {
      StreamDescriptionSummary: {
        StreamName: name,
        // The account in an ARN is between colons, where the rules for text find it.
        StreamARN: name,
        StreamStatus: textLike(WORD),
        StreamModeDetails: { StreamMode: textLike(WORD) },
        RetentionPeriodHours: number,
        StreamCreationTimestamp: number,
        EnhancedMonitoring: [{ ShardLevelMetrics: [textLike(WORD)] }],
        EncryptionType: textLike(WORD),
        OpenShardCount: number,
        ConsumerCount: number,
        MaxRecordSizeInKiB: number,
      },
    },
    ListShards: {
      Shards: [
        {
          ShardId: textLike(SHARD),
          ParentShardId: textLike(SHARD),
          AdjacentParentShardId: textLike(SHARD),
          HashKeyRange: { StartingHashKey: textLike(DIGITS), EndingHashKey: textLike(DIGITS) },
          SequenceNumberRange: {
            StartingSequenceNumber: textLike(DIGITS),
            EndingSequenceNumber: textLike(DIGITS),
          },
        },
      ],
    },
    ListStreamConsumers: {
      Consumers: [{ ConsumerName: consumer, ConsumerStatus: textLike(WORD) }],
    },
    Scan: {
      Items: [
        {
          leaseKey: key,
          leaseOwner: { S: textBy((text) => scrubWorker(text, names)) },
          leaseCounter: attributeLike("N", DIGITS),
          checkpoint: { S: checkpoint },
          checkpointSubSequenceNumber: attributeLike("N", DIGITS),
          ownerSwitchesSinceCheckpoint: attributeLike("N", DIGITS),
          parentShardId: { SS: [textBy((text) => leaseKey(text, names))] },
          startingHashKey: attributeLike("S", DIGITS),
          endingHashKey: attributeLike("S", DIGITS),
          entityType: attributeLike("S", WORD),
        },
      ],
      Count: number,
      ScannedCount: number,
    },
  };
}

/** A checkpoint of unknown form gets a pseudonym, so that a replay still sees whether it moves. */
function scrubCheckpoint(text: string, names: Pseudonyms): string {
  if (CHECKPOINT.test(text)) return text;
  names.drop();
  return names.of("checkpoint", text);
}

/**
 * `shardId-…`, or `account:stream:creation:shardId-…` in a table of several streams. Rows that are
 * not leases may have a worker's name here.
 */
function leaseKey(text: string, names: Pseudonyms): string {
  if (SHARD.test(text)) return text;
  const [account = "", stream = "", created = "", shard = ""] = text.split(":");
  if (!SHARD.test(shard) || !DIGITS.test(created)) return names.of("worker", text);
  return [names.of("account", account), scrubText(stream, names), created, shard].join(":");
}

import { z } from "zod";
import type { ShardFacts } from "@/lib/domain/stream-facts";
import { awsName, hashKey, sequenceNumber } from "../aws/documented-forms";
import { parseAnswer } from "../aws/parse-answer";

const pageSchema = z.object({
  Shards: z.array(
    z.object({
      ShardId: awsName,
      ParentShardId: awsName.nullish(),
      AdjacentParentShardId: awsName.nullish(),
      HashKeyRange: z.object({ StartingHashKey: hashKey, EndingHashKey: hashKey }),
      SequenceNumberRange: z.object({
        StartingSequenceNumber: sequenceNumber,
        EndingSequenceNumber: sequenceNumber.nullish(),
      }),
    }),
  ),
});

type Shard = z.infer<typeof pageSchema>["Shards"][number];

/**
 * Reads the pages of Kinesis' `ListShards`: all shards whose records have not yet expired, closed
 * ones too. A merged shard has two parents, a shard from a split has one.
 * @throws SourceError malformed, naming the field.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html
 */
export function parseShards(pages: readonly unknown[]): ShardFacts[] {
  return pages.flatMap((page) =>
    parseAnswer(pageSchema, page, { source: "kinesis", call: "ListShards" }).Shards.map(toFacts),
  );
}

function toFacts(shard: Shard): ShardFacts {
  const { StartingSequenceNumber, EndingSequenceNumber } = shard.SequenceNumberRange;
  return {
    id: shard.ShardId,
    parentIds: [shard.ParentShardId, shard.AdjacentParentShardId].filter(
      (id) => id !== undefined && id !== null,
    ),
    startingSequence: StartingSequenceNumber,
    ...(EndingSequenceNumber ? { endingSequence: EndingSequenceNumber } : {}),
    startingHash: shard.HashKeyRange.StartingHashKey,
    endingHash: shard.HashKeyRange.EndingHashKey,
  };
}

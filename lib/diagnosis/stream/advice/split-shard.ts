import { held, type Situation } from "@/lib/diagnosis/situation/situation";
import { regionOf } from "./region-of";
import { awsCommand } from "./shell-command";

/** The line that splits a shard in the middle of its hash range; undefined where that is not known. */
export function splitCommand(situation: Situation, shardId: string): string | undefined {
  const stream = held(situation, "stream");
  const shard = held(situation, "shards")?.find(({ id }) => id === shardId);
  if (stream === undefined || shard === undefined) return undefined;
  const middle = (BigInt(shard.startingHash) + BigInt(shard.endingHash)) / 2n + 1n;
  return awsCommand("kinesis split-shard", {
    region: regionOf(stream),
    "stream-name": stream.name,
    "shard-to-split": shardId,
    "new-starting-hash-key": String(middle),
  });
}

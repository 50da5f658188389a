import { setTimeout as pause } from "node:timers/promises";
import { kinesisCall } from "./kinesis-call";

/** Makes a stream and waits until it is active. */
export async function createStream(url: string, name: string, shards: number): Promise<void> {
  await done(url, "CreateStream", { StreamName: name, ShardCount: shards });
  await active(url, name);
}

/** Splits the first open shard in the middle of its range, as UpdateShardCount does. */
export async function splitShard(url: string, name: string): Promise<void> {
  const { Shards } = await done(url, "ListShards", { StreamName: name });
  // Of a stream of this test, from an emulator that names its shards as AWS does.
  const shards = Shards as readonly {
    readonly ShardId: string;
    readonly HashKeyRange: { readonly StartingHashKey: string; readonly EndingHashKey: string };
    readonly SequenceNumberRange: { readonly EndingSequenceNumber?: string };
  }[];
  const first = shards.find(
    (shard) => shard.SequenceNumberRange.EndingSequenceNumber === undefined,
  );
  if (first === undefined) throw new Error(`${name} has no open shard to split`);
  const { StartingHashKey, EndingHashKey } = first.HashKeyRange;
  const middle = (BigInt(StartingHashKey) + BigInt(EndingHashKey)) / 2n + 1n;
  await done(url, "SplitShard", {
    StreamName: name,
    ShardToSplit: first.ShardId,
    NewStartingHashKey: String(middle),
  });
  await active(url, name);
}

/** A stream that is being created has this state for some hundred milliseconds. */
async function active(url: string, name: string): Promise<void> {
  for (;;) {
    const { StreamDescriptionSummary } = await done(url, "DescribeStreamSummary", {
      StreamName: name,
    });
    // As above.
    if ((StreamDescriptionSummary as { StreamStatus: string }).StreamStatus === "ACTIVE") return;
    await pause(100);
  }
}

async function done(
  url: string,
  operation: string,
  body: object,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await kinesisCall(url, operation, body);
  if (answer.status === 200) return answer.body;
  throw new Error(`${operation}: ${answer.status} ${JSON.stringify(answer.body)}`);
}

import { kinesisCall } from "./kinesis-call";

/**
 * Another application of the same stream that reads every shard from its beginning, again and again,
 * as fast as it is answered and without waiting when it is refused: what a careless backfill does.
 */
export class SecondReader {
  readonly #url: string;
  readonly #stream: string;
  #stopped = false;

  constructor(url: string, stream: string, shardIds: readonly string[]) {
    this.#url = url;
    this.#stream = stream;
    for (const shardId of shardIds) void this.#read(shardId);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #read(shardId: string): Promise<void> {
    let iterator: unknown;
    while (!this.#stopped) {
      try {
        iterator ??= await this.#beginning(shardId);
        const { status } = await kinesisCall(this.#url, "GetRecords", {
          ShardIterator: iterator,
          Limit: MOST_RECORDS,
        });
        // Answered, it begins anew; refused, it asks again at once.
        if (status === 200) iterator = undefined;
        else await pause(RETRY_MS);
      } catch {
        await pause(1_000);
      }
    }
  }

  async #beginning(shardId: string): Promise<unknown> {
    const { body } = await kinesisCall(this.#url, "GetShardIterator", {
      StreamName: this.#stream,
      ShardId: shardId,
      ShardIteratorType: "TRIM_HORIZON",
    });
    return body.ShardIterator;
  }
}

const RETRY_MS = 20;
const MOST_RECORDS = 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

import { setTimeout as pause } from "node:timers/promises";
import { kinesisCall } from "./kinesis-call";

/** A shard admits this many calls a second: with a worker for each, hardly one is left for others. */
const WORKERS = 5;
const MOST_RECORDS = 100;
const RETRY_MS = 20;

/**
 * Another application of the same stream whose workers read a shard from its beginning, again and
 * again, as fast as they are answered, and hardly wait after a refusal: like a careless backfill.
 */
export class SecondReader {
  readonly #url: string;
  readonly #stream: string;
  #stopped = false;

  constructor(url: string, stream: string, shardId: string) {
    this.#url = url;
    this.#stream = stream;
    for (let i = 0; i < WORKERS; i++) this.#read(shardId).catch(console.error);
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

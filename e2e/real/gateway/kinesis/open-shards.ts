import { isObject } from "@/lib/demo/wire/aws/metric-request";
import { type Call, outputOf, withInput } from "./exchange";
import { objectsOf } from "./record";
import type { Upstream } from "./upstream";

interface OpenShard {
  readonly id: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** Maps a record to its shard: learnt from the emulator, kept until it changes. */
export class OpenShards {
  readonly #upstream: Upstream;
  #known: readonly OpenShard[] = [];

  constructor(upstream: Upstream) {
    this.#upstream = upstream;
  }

  get ids(): readonly string[] {
    return this.#known.map(({ id }) => id);
  }

  /** Asks the emulator, with the credentials of this call, unless the shards are known. */
  async learn(stream: string, call: Call): Promise<void> {
    if (this.#known.length > 0) return;
    const reply = await this.#upstream.send(listShards(stream, call));
    this.#known = objectsOf(outputOf(reply)?.Shards).flatMap(openShard);
  }

  /** To be called when the shards may have changed. */
  forget(): void {
    this.#known = [];
  }

  /** Undefined when no open shard is known. */
  of(hashKey: bigint): string | undefined {
    return this.#known.find(({ from, to }) => from <= hashKey && hashKey <= to)?.id;
  }
}

function listShards(stream: string, call: Call): Call {
  const { headers } = call;
  const target = headers.findIndex((name) => name.toLowerCase() === "x-amz-target");
  return {
    ...withInput(call, { StreamName: stream }),
    headers: headers.with(target + 1, "Kinesis_20131202.ListShards"),
  };
}

function openShard(shard: Readonly<Record<string, unknown>>): readonly OpenShard[] {
  const { ShardId: id, HashKeyRange: range, SequenceNumberRange: numbers } = shard;
  if (typeof id !== "string" || !isObject(range) || !isObject(numbers)) return [];
  if (typeof numbers.EndingSequenceNumber === "string") return [];
  return [
    {
      id,
      from: BigInt(String(range.StartingHashKey)),
      to: BigInt(String(range.EndingHashKey)),
    },
  ];
}

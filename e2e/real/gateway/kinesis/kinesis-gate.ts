import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError } from "@/lib/demo/wire/aws/aws-answer";
import { type Call, outputOf, readCall, refusal, type Reply, replyOf, sendReply } from "./exchange";
import { getRecords } from "./get-records";
import { putRecord } from "./put-record";
import { putRecords } from "./put-records";
import type { ReadRefusal } from "./read-refusal";
import { type GateContext, StreamGate } from "./stream-gate";
import { NO_TRAFFIC, type StreamTraffic } from "./stream-traffic";

const RESHAPES: ReadonlySet<string> = new Set([
  "CreateStream",
  "DeleteStream",
  "MergeShards",
  "SplitShard",
  "UpdateShardCount",
]);

/** Sends every call on to the emulator, and limits and counts the calls that have limits. */
export class KinesisGate {
  readonly #context: GateContext;
  readonly #streams = new Map<string, StreamGate>();
  readonly #iterators = new Iterators();

  constructor(context: GateContext) {
    this.#context = context;
  }

  traffic(stream: string): StreamTraffic {
    return this.#streams.get(stream)?.metrics.traffic ?? NO_TRAFFIC;
  }

  /** See {@link StreamGate.refuseReads}. */
  refuseReads(stream: string, code: ReadRefusal | undefined): void {
    this.#stream(stream).refuseReads(code);
  }

  /** Never rejects: when the emulator gives no whole answer, the caller gets none either. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const call = await readCall(request);
      if (request.headers["content-type"]?.includes("cbor")) throw onlyJson();
      sendReply(response, await this.#answer(call));
    } catch (error) {
      if (error instanceof AwsError) sendReply(response, refusal(error));
      else response.destroy();
    }
  }

  async #answer(call: Call): Promise<Reply> {
    const { input, operation } = call;
    const stream =
      typeof input.StreamName === "string" ? this.#stream(input.StreamName) : undefined;
    if (operation === "GetRecords") return this.#read(call);
    if (stream !== undefined) {
      if (operation === "PutRecords") return putRecords(call, stream, this.#context);
      if (operation === "PutRecord") return putRecord(call, stream, this.#context);
    }
    const reply = answerGap(call) ?? (await this.#context.upstream.send(call));
    if (stream !== undefined) this.#note(call, reply, stream);
    return reply;
  }

  /** Learns from other calls about a stream: who begins to read, and that it may have changed. */
  #note({ operation, input }: Call, reply: Reply, stream: StreamGate): void {
    if (operation === "GetShardIterator" && typeof input.ShardId === "string") {
      const position = { stream: stream.name, shardId: input.ShardId };
      this.#handOut(outputOf(reply)?.ShardIterator, position);
    }
    if (RESHAPES.has(operation)) stream.shards.forget();
    if (operation === "DeleteStream") this.#streams.delete(stream.name);
  }

  async #read(call: Call): Promise<Reply> {
    const position = this.#iterators.positionOf(call.input.ShardIterator);
    if (position === undefined) return this.#context.upstream.send(call);
    const { shardId } = position;
    const reading = { stream: this.#stream(position.stream), shardId };
    const reply = await getRecords(call, reading, this.#context);
    this.#handOut(outputOf(reply)?.NextShardIterator, position);
    return reply;
  }

  #handOut(iterator: unknown, position: Position): void {
    this.#iterators.handOut(iterator, position, this.#context.now());
  }

  #stream(name: string): StreamGate {
    const stream = this.#streams.get(name) ?? new StreamGate(name, this.#context);
    this.#streams.set(name, stream);
    return stream;
  }
}

function onlyJson(): AwsError {
  return new AwsError(
    "SerializationException",
    "The metering gateway reads JSON only: start the client with AWS_CBOR_DISABLE=1.",
  );
}

/**
 * Answers what kinesalite cannot: it has no fan-out consumers, and a ListShards token, which it
 * never gives, ends its process. Undefined for every call that it can answer itself.
 */
function answerGap({ operation, input }: Call): Reply | undefined {
  if (operation === "ListStreamConsumers") return replyOf({ Consumers: [] });
  if (operation === "ListShards" && input.NextToken !== undefined) {
    return refusal(new AwsError("InvalidArgumentException", "NextToken is invalid."));
  }
  return undefined;
}

/** The position that an iterator stands for. */
interface Position {
  readonly stream: string;
  readonly shardId: string;
}

/** Iterators are valid for five minutes; a caller may use one again after a refusal. */
const LIFE_MS = 300_000;

/** The iterators that were given out: a GetRecords call has no other information about its position. */
class Iterators {
  readonly #handedOut = new Map<string, Position & { readonly until: number }>();

  handOut(iterator: unknown, position: Position, now: number): void {
    if (typeof iterator !== "string") return;
    // The newest come last, also those that are given out again.
    this.#handedOut.delete(iterator);
    this.#handedOut.set(iterator, { ...position, until: now + LIFE_MS });
    for (const [oldest, { until }] of this.#handedOut) {
      if (until > now) break;
      this.#handedOut.delete(oldest);
    }
  }

  /** Undefined for one that did not come through the gateway, or is too old. */
  positionOf(iterator: unknown): Position | undefined {
    return typeof iterator === "string" ? this.#handedOut.get(iterator) : undefined;
  }
}

import { type Call, outputOf, type Reply, replyOf, withInput, withOutput } from "./exchange";
import { hashKeyOf, objectsOf, sizeOf } from "./record";
import type { GateContext, StreamGate } from "./stream-gate";

type Json = Readonly<Record<string, unknown>>;

interface Evaluated {
  readonly record: Json;
  readonly bytes: number;
  /** The shard whose limit refuses it; undefined when it may pass. */
  readonly refusedBy: string | undefined;
}

/**
 * Sends on the records that their shards admit, in their order, and answers for the others as
 * Kinesis does: each in its place. A call is never refused as a whole.
 */
export async function putRecords(
  call: Call,
  stream: StreamGate,
  { upstream, now }: GateContext,
): Promise<Reply> {
  const startedAt = now();
  await stream.shards.learn(stream.name, call);
  const evaluated = objectsOf(call.input.Records).map((record) => evaluate(record, stream, now()));
  const passing = evaluated.filter(({ refusedBy }) => refusedBy === undefined);
  const throttled = evaluated.length - passing.length;
  const reply = await sendOn(call, throttled === 0 ? undefined : passing, upstream);
  const output = outputOf(reply);
  // A stream without shards does not exist: there is nothing to count.
  if (output === undefined && stream.shards.ids.length === 0) return reply;
  const answers = objectsOf(output?.Records);
  const taken = passing.filter((_, index) => typeof answers[index]?.ShardId === "string");
  for (const { ShardId, SequenceNumber } of answers) {
    if (typeof ShardId === "string") stream.took(ShardId, String(SequenceNumber));
  }
  stream.metrics.put({
    operation: "PutRecords",
    asked: evaluated.length,
    taken: taken.length,
    throttled,
    bytes: taken.reduce((sum, { bytes }) => sum + bytes, 0),
    latencyMs: now() - startedAt,
  });
  if (throttled === 0 || output === undefined) return reply;
  const Records = merge(evaluated, answers, stream);
  return withOutput(reply, { ...output, FailedRecordCount: countFailed(Records), Records });
}

function evaluate(record: Json, stream: StreamGate, now: number): Evaluated {
  const bytes = sizeOf(record);
  const shard = stream.shards.of(hashKeyOf(record));
  const admitted = shard === undefined || stream.meter(shard).admitsRecord(bytes, now);
  return { record, bytes, refusedBy: admitted ? undefined : shard };
}

/** Undefined means all of them, so that the call is sent on byte by byte. */
async function sendOn(
  call: Call,
  passing: readonly Evaluated[] | undefined,
  upstream: GateContext["upstream"],
): Promise<Reply> {
  if (passing === undefined) return upstream.send(call);
  if (passing.length === 0) return replyOf({ Records: [] });
  const Records = passing.map(({ record }) => record);
  return upstream.send(withInput(call, { ...call.input, Records }));
}

function merge(
  evaluated: readonly Evaluated[],
  answers: readonly Json[],
  stream: StreamGate,
): readonly Json[] {
  const left = [...answers];
  return evaluated.map(({ refusedBy }) => {
    if (refusedBy === undefined) return left.shift() ?? {};
    const { code, message } = stream.rateExceeded(refusedBy);
    return { ErrorCode: code, ErrorMessage: message };
  });
}

const countFailed = (records: readonly Json[]): number =>
  records.filter(({ ErrorCode }) => ErrorCode !== undefined).length;

import { type Call, outputOf, refusal, type Reply, withInput, withOutput } from "./exchange";
import { objectsOf, sizeOf } from "./record";
import { BYTES_PER_CALL, RECORDS_PER_CALL } from "@/lib/domain/shard-limits";
import type { GateContext, StreamGate } from "./stream-gate";

type Json = Readonly<Record<string, unknown>>;

export interface Reading {
  readonly stream: StreamGate;
  readonly shardId: string;
}

/**
 * Sends a read on, or refuses it. The answer says how far behind it is, which emulators do not do,
 * and ends where Kinesis would end it. The rest is the emulator's answer.
 */
export async function getRecords(
  call: Call,
  reading: Reading,
  { upstream, now }: GateContext,
): Promise<Reply> {
  const { stream, shardId } = reading;
  const forbidden = stream.readRefusal();
  if (forbidden !== undefined) {
    stream.metrics.failedToGet({ throttled: false });
    return refusal(forbidden);
  }
  const startedAt = now();
  if (!stream.meter(shardId).admitsRead(startedAt)) {
    stream.metrics.failedToGet({ throttled: true });
    return refusal(stream.rateExceeded(shardId));
  }
  const reply = await upstream.send(within(call, stream));
  const whole = outputOf(reply);
  if (whole === undefined) {
    stream.metrics.failedToGet({ throttled: false });
    return reply;
  }
  const answeredAt = now();
  const output = await endInTime(whole, call, reading, upstream);
  const records = objectsOf(output.Records);
  const bytes = records.reduce((sum, record) => sum + sizeOf(record), 0);
  stream.meter(shardId).gave(bytes, answeredAt);
  stream.metrics.got({
    records: records.length,
    bytes,
    ageMs: ageOf(records.at(-1), answeredAt),
    latencyMs: answeredAt - startedAt,
  });
  const behind = behindLatest(output, reading, answeredAt);
  if (output === whole && output.MillisBehindLatest === behind) return reply;
  return withOutput(reply, { ...output, MillisBehindLatest: behind });
}

/**
 * Limits the number of records when they are large: an emulator would otherwise read and write
 * everything it has, only to be cut. A call for small records is sent on unchanged.
 */
function within(call: Call, { metrics: { traffic } }: StreamGate): Call {
  const asked = Number(call.input.Limit ?? RECORDS_PER_CALL);
  const usual = traffic.putRecords === 0 ? 0 : traffic.putBytes / traffic.putRecords;
  const most = Math.ceil((1.5 * BYTES_PER_CALL) / Math.max(1, usual));
  return most < asked ? withInput(call, { ...call.input, Limit: most }) : call;
}

/** The age of this record, ms; 0 without one: its reader is at the tip then. */
function ageOf(record: Json | undefined, now: number): number {
  if (record === undefined) return 0;
  // In the first second of a shard's life kinesalite dates records a second ahead.
  return Math.max(0, Math.round(now - Number(record.ApproximateArrivalTimestamp) * 1_000));
}

/** How far the answer's end is from the tip, ms: 0 when no record comes after it. */
function behindLatest(output: Json, { stream, shardId }: Reading, now: number): unknown {
  const last = objectsOf(output.Records).at(-1);
  if (last === undefined) return output.MillisBehindLatest;
  const isTip = !stream.holdsMoreThan(shardId, String(last.SequenceNumber));
  return isTip ? 0 : ageOf(last, now);
}

/** Cuts records beyond the largest answer; the next iterator begins with them. */
async function endInTime(
  output: Json,
  call: Call,
  { stream, shardId }: Reading,
  upstream: GateContext["upstream"],
): Promise<Json> {
  const records = objectsOf(output.Records);
  const kept = fitting(records);
  const last = kept.at(-1);
  if (last === undefined || kept.length === records.length) return output;
  const again = withInput(call, {
    StreamName: stream.name,
    ShardId: shardId,
    ShardIteratorType: "AFTER_SEQUENCE_NUMBER",
    StartingSequenceNumber: last.SequenceNumber,
  });
  const headers = call.headers.map((value) =>
    value === "Kinesis_20131202.GetRecords" ? "Kinesis_20131202.GetShardIterator" : value,
  );
  const next = outputOf(await upstream.send({ ...again, headers }));
  // Without an iterator to continue with, the whole answer is better than a part.
  if (typeof next?.ShardIterator !== "string") return output;
  return { ...output, Records: kept, NextShardIterator: next.ShardIterator };
}

function fitting(records: readonly Json[]): readonly Json[] {
  let bytes = 0;
  const end = records.findIndex((record, index) => {
    bytes += sizeOf(record);
    return index > 0 && bytes > BYTES_PER_CALL;
  });
  return end < 0 ? records : records.slice(0, end);
}

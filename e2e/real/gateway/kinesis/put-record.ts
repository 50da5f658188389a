import { type Call, outputOf, refusal, type Reply } from "./exchange";
import { hashKeyOf, sizeOf } from "./record";
import type { GateContext, StreamGate } from "./stream-gate";

/** Sends one record on, or refuses it when its shard has no room in this second. */
export async function putRecord(
  call: Call,
  stream: StreamGate,
  { upstream, now }: GateContext,
): Promise<Reply> {
  const startedAt = now();
  await stream.shards.learn(stream.name, call);
  const bytes = sizeOf(call.input);
  const shard = stream.shards.of(hashKeyOf(call.input));
  // A stream without shards does not exist: the emulator will answer that.
  if (shard === undefined) return upstream.send(call);
  const admitted = stream.meter(shard).admitsRecord(bytes, startedAt);
  const reply = admitted ? await upstream.send(call) : refusal(stream.rateExceeded(shard));
  const output = outputOf(reply);
  if (typeof output?.ShardId === "string") {
    stream.took(output.ShardId, String(output.SequenceNumber));
  }
  stream.metrics.put({
    operation: "PutRecord",
    asked: 1,
    taken: output ? 1 : 0,
    throttled: admitted ? 0 : 1,
    bytes: output ? bytes : 0,
    latencyMs: now() - startedAt,
  });
  return reply;
}

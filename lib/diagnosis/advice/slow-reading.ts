import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { lateShards } from "../quantities/shard-lags";
import { held, readings, type Situation } from "../situation";
import { restartAdvice } from "./restart";

/** Where the late shards are read, and what gives each reader less to do. */
export function slowReadingAdvice(situation: Situation): readonly Advice[] {
  const found = lateShards(situation);
  const receivers = held(situation, "receivers")?.configured;
  const shards = held(situation, "stream")?.openShards;
  const [worst] = found?.late ?? [];
  const few =
    receivers !== undefined && shards !== undefined && receivers < shards
      ? [
          {
            text: `Use more receivers, up to one for each of ${formatNumber(shards)} shards, with a core more for each.`,
            because: `${formatNumber(receivers)} receivers read ${formatNumber(shards)} shards.`,
          },
        ]
      : [];
  if (found === undefined || worst === undefined || found.late.length === found.openShards)
    return few;
  const owner = readings(situation, "leases")
    .at(-1)
    ?.value.leases.find(({ shardId }) => shardId === worst.shardId)?.owner;
  const where = owner === undefined ? "" : `, which ${owner} holds`;
  const because = `${worst.shardId}${where} is ${formatDuration(worst.lagMs)} behind, the others at most ${formatDuration(found.othersMs ?? 0)}.`;
  return [
    {
      text: `Read the log of the worker that holds ${worst.shardId}${owner === undefined ? "" : ` (${owner})`} for retries and long pauses, and look whether its machine is short of network or memory.`,
      because,
    },
    restartAdvice(situation, `${because} A restart deals the leases out again.`),
    ...few,
  ];
}

import type { Advice, Cause } from "@/lib/domain/verdict";
import { asSentence } from "@/lib/domain/text/problem-and-remedy";
import { formatDuration, formatNumber, formatRatio } from "@/lib/format/quantity";
import { age } from "@/lib/diagnosis/stream/quantities/age/age";
import { laggingShards } from "@/lib/diagnosis/stream/quantities/age/shard-lags";
import { utilisation } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { asOf, readings, type Situation } from "@/lib/diagnosis/situation/situation";
import { nextInWords } from "@/lib/diagnosis/stream/advice/next-limit";
import { restartAdvice } from "@/lib/diagnosis/parts/restart-advice";

/** Where the late shards are read, and how to give each reader less to do. */
export function slowReadingAdvice(
  situation: Situation,
  causes: readonly Cause[],
): readonly Advice[] {
  const found = laggingShards(situation);
  const receivers = asOf(situation, "receivers")?.configured;
  const shards = asOf(situation, "stream")?.openShards;
  const [worst] = found?.lagging ?? [];
  const few =
    receivers !== undefined && shards !== undefined && receivers < shards
      ? [
          {
            text: `Use more receivers, up to one for each of ${formatNumber(shards)} shards, with a core more for each.${nextInWords(situation, "receivers", causes)}`,
            because: `${formatNumber(receivers)} receivers read ${formatNumber(shards)} shards.`,
          },
        ]
      : [];
  if (found === undefined || worst === undefined || found.lagging.length === found.openShards)
    return few.length > 0 ? few : [readLogs(situation)];
  const owner = readings(situation, "leases")
    .at(-1)
    ?.value.leases.find(({ shardId }) => shardId === worst.shardId)?.owner;
  const where = owner === undefined ? "" : `, which ${owner} holds,`;
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

/** All shards are equally late and each has a receiver. No metric of ours shows what slows reading. */
function readLogs(situation: Situation): Advice {
  const late = age(situation)?.latestMs;
  const ratio = utilisation(situation)?.ratio;
  const facts = [
    ...(late === undefined ? [] : [`what is read is ${formatDuration(late)} old`]),
    ...(ratio === undefined ? [] : [`Spark is busy for only ${formatRatio(ratio)} of its time`]),
  ];
  return {
    text: "Read the receivers' logs for retries, refusals and long pauses, and look whether their machines are short of network or memory.",
    because: `${asSentence(facts.join(", and "))}.`,
  };
}

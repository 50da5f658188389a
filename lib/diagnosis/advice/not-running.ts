import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { crashLoop } from "../quantities/crash-loop";
import { hangingBatch } from "../quantities/hanging-batch";
import { sparkReach } from "../quantities/reach";
import type { Situation } from "../situation";
import { restartAdvice } from "./restart";

/** A driver that is gone, or dies again and again: where to look for the reason, and to start it. */
export function downAdvice(situation: Situation): readonly Advice[] {
  const loop = crashLoop(situation);
  if (loop !== undefined)
    return [
      {
        text: "Read the log of a driver that has died (the resource manager keeps it) for its last exception. A record that fails every time has to be skipped or set aside by the code: a restart reads it again.",
        because: `${formatNumber(loop.starts)} starts in ${formatDuration(loop.spanMs)}; each life ended within ${formatDuration(loop.longestMs)}.`,
      },
    ];
  const { silentMs, state } = sparkReach(situation);
  const how = state?.error === undefined ? "" : ` ${state.error}`;
  return [
    {
      text: "Look in the resource manager for how the application ended (killed, out of memory, its own exception), and start it again: it goes on where its leases stand.",
      because: `The driver has not answered for ${formatDuration(silentMs)}.${how}`,
    },
  ];
}

export function stalledAdvice(situation: Situation): readonly Advice[] {
  return [
    restartAdvice(
      situation,
      "The driver answers, and its clock of batches stands: its log tells why (an exception in the job generator, a checkpoint that cannot be written).",
    ),
  ];
}

/** The batch that hangs, how to see where, and how to end it. */
export function stuckAdvice(situation: Situation): readonly Advice[] {
  const hanging = hangingBatch(situation);
  if (hanging === undefined) return [];
  const id = new Date(hanging.batch.driverId).toISOString();
  const because = `The batch of ${id} (${formatNumber(hanging.batch.records)} records) has run for ${formatDuration(hanging.runningMs)}; at most ${formatDuration(hanging.owedMs)} is owed to it.`;
  return [
    {
      text: "Open the running batch in Spark's UI, find the task that does not end and its executor's thread dump, and kill the job there. Give the call that hangs a time-out: Spark has none of its own.",
      because,
    },
    restartAdvice(situation, because),
  ];
}

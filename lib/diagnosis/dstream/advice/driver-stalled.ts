import type { Advice } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/quantity";
import { restartAdvice } from "@/lib/diagnosis/parts/restart-advice";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** The driver answers and makes no batches: how to start its clock again, and why it stopped. */
export function stalledAdvice(situation: Situation): readonly Advice[] {
  const newest = situation.batches.at(-1);
  const age =
    newest === undefined ? "" : ` The newest is ${formatDuration(situation.at - newest.at)} old.`;
  const because = `The driver answers, and makes no batches.${age}`;
  return [
    restartAdvice(situation, because),
    {
      text: "Read the driver's log to see why it makes no batches: an exception in the job generator, or a checkpoint that cannot be written.",
      because,
    },
  ];
}

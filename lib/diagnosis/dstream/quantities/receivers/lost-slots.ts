import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, readings } from "@/lib/diagnosis/situation/situation";

export interface LostSlots {
  /** Task slots of the application before and now. */
  readonly before: number;
  readonly now: number;
  /** When the lower count was first seen, epoch ms. */
  readonly at: number;
}

/**
 * Executors that the application had and has lost: its slots fell and did not come back. Undefined
 * otherwise, or if nothing is known from before. Slots released because they were idle (dynamic allocation)
 * fall as well, so this counts only beside a trouble.
 */
export const lostSlots = quantity((situation): LostSlots | undefined => {
  const now = asOf(situation, "slots")?.total;
  const started = situation.application?.startedAt ?? -Infinity;
  const all = readings(situation, "slots").filter(({ at }) => at >= started);
  const last = all.findLastIndex(({ value }) => value.total > (now ?? Infinity));
  const [before, after] = [all[last], all[last + 1]];
  if (now === undefined || before === undefined || after === undefined) return undefined;
  return { before: before.value.total, now, at: after.at };
});

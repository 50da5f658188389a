import { formatNumber } from "@/lib/format/quantity";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, seen, type Situation } from "@/lib/diagnosis/situation/situation";

export interface Slots {
  readonly total: number;
  /** Slots that receivers hold permanently. */
  readonly receivers: number;
  /** Slots left for the work of batches. At 0 or below, no batch can run. */
  readonly free: number;
}

/**
 * Task slots: Σ `maxTasks` over active executors, less the running receiver tasks. Undefined while
 * either is not known.
 */
export const slots = quantity((situation): Slots | undefined => {
  const total = asOf(situation, "slots")?.total;
  const running = seen(situation, "work")?.receiverTasks;
  const receivers = running ?? asOf(situation, "receivers")?.active;
  if (total === undefined || receivers === undefined) return undefined;
  return { total, receivers, free: total - receivers };
});

/** No executor is left, by its number or by the slots. */
export function hasNoExecutor(situation: Situation): boolean {
  return seen(situation, "slots")?.executors === 0 || slots(situation)?.total === 0;
}

/** Shown if no slot is free: `4 receivers hold all 4 task slots`. */
export function allSlotsTaken({ receivers, total }: Slots): string {
  const who = receivers === 1 ? "1 receiver holds" : `${formatNumber(receivers)} receivers hold`;
  return `${who} ${total === 1 ? "the only task slot" : `all ${formatNumber(total)} task slots`}`;
}

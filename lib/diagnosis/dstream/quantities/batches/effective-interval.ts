import { quantity } from "@/lib/diagnosis/situation/quantity";
import { median } from "@/lib/diagnosis/trends/median";
import type { EffectiveInterval } from "@/lib/diagnosis/situation/situation";

const DISTANCES = 10;

/**
 * The batch interval and the effective interval, `max(T, median distance of the last 10 batches)`. A
 * windowed output puts batches further apart than T, and that distance is then the time for one batch.
 * Undefined while the interval is not known.
 */
export const effectiveInterval = quantity(
  ({ application, batches, window }): EffectiveInterval | undefined => {
    const newest = window.batches.findLast((batch) => batch.application === application?.id);
    const intervalMs = application?.intervalMs ?? newest?.intervalMs;
    if (intervalMs === undefined) return undefined;
    const last = batches.slice(-DISTANCES - 1).map(({ at }) => at);
    const distance = median(last.slice(1).map((at, i) => at - (last[i] ?? at)));
    return { intervalMs, effectiveMs: Math.max(intervalMs, distance ?? 0) };
  },
);

import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { Plan } from "./model/family";

export const LOOK_BACK_SECONDS = LOOKBACK_MS / 1000;
/** The driver keeps its last 1,000 batches: asked more often than that, none is missed. */
const BATCHES_BETWEEN = 900;
const RECENT_MINUTES = 6;

/**
 * When a dashboard that has been running asks: often enough to miss no batch, right before every
 * change, and every minute lately. Between them nothing is told that the next answer does not tell.
 */
export function watchTimes({ moments, switches, scenario }: Plan): readonly number[] {
  const between = (BATCHES_BETWEEN * scenario.intervalMs) / 1000;
  const [first = 0] = moments;
  const last = moments.at(-1) ?? first;
  const times = new Set(switches.map(({ second }) => second - 1));
  for (let second = first - LOOK_BACK_SECONDS; second < last; second += Math.min(between, 3600))
    times.add(Math.round(second));
  for (const moment of moments)
    for (let ago = 1; ago <= RECENT_MINUTES; ago++) times.add(moment - 60 * ago);
  return [...times].toSorted((a, b) => a - b);
}

import { isOverTarget } from "@/lib/domain/delay-target";
import { MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";
import type { PipelineWindow } from "@/lib/domain/window";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { type Since, type Situation, situationBefore } from "@/lib/diagnosis/situation/situation";
import { delays } from "./delays";

/** The delay is above its target only after this time, ms. A moment above it is no trouble. */
const OVER_FOR_MS = 5 * MINUTE_MS;

/** Fewer known instants say too little, as with all rules over minutes. */
const LEAST_KNOWN = 3;

/** The end-to-end delay against its target, over the last five minutes. */
export interface TargetCheck {
  readonly targetMs: number;
  /**
   * `over`: above it at the instant, and at every known whole minute of the last five. `met`: not above it
   * at one of them. `unknown`: neither is known.
   */
  readonly state: "over" | "met" | "unknown";
  /** The oldest instant of those from which on it has been above, epoch ms; undefined: it is not above. */
  readonly overFrom: number | undefined;
}

/**
 * Undefined without a target. An instant at which the delay is not known neither breaks nor proves
 * anything, so it may lie in between, but not at the beginning.
 */
export const targetCheck = quantity((situation): TargetCheck | undefined => {
  const { targetDelayMs: targetMs } = situation.window;
  if (targetMs === undefined) return undefined;
  let overFrom: number | undefined;
  let known = 0;
  for (const at of lastInstants(situation.at)) {
    const isOver = isOverAt(situation, at, targetMs);
    if (isOver === false) return { targetMs, state: "met", overFrom };
    if (isOver === undefined) continue;
    known += 1;
    overFrom = at;
  }
  const lasts = overFrom !== undefined && situation.at - overFrom >= OVER_FOR_MS;
  return { targetMs, state: lasts && known >= LEAST_KNOWN ? "over" : "unknown", overFrom };
});

/** The instant, and the whole minutes before it as far as the first that is five minutes old. */
function lastInstants(at: number): readonly number[] {
  const first = minuteOf(at - OVER_FOR_MS);
  const instants = [at];
  for (let minute = minuteOf(at - 1); minute >= first; minute -= MINUTE_MS) instants.push(minute);
  return instants;
}

/** Whether the delay is above the target at the situation's instant; undefined: not known. */
export function isOverNow(situation: Situation, targetMs: number): boolean | undefined {
  const { endToEndMs: endToEndDelayMs = null, atLeast: delayIsAtLeast } = delays(situation);
  return isOverTarget({ endToEndDelayMs, delayIsAtLeast }, targetMs);
}

const known = new WeakMap<PipelineWindow, Map<number, boolean | undefined>>();

/**
 * The same for an earlier instant, by what was known then. Computed once per window, because a fold over
 * minutes asks for the same ones again and again.
 */
function isOverAt(situation: Situation, at: number, targetMs: number): boolean | undefined {
  const { window } = situation;
  const byInstant = known.get(window) ?? new Map<number, boolean | undefined>();
  known.set(window, byInstant);
  if (!byInstant.has(at)) {
    const then = at === situation.at ? situation : situationBefore(situation, at);
    byInstant.set(at, isOverNow(then, targetMs));
  }
  return byInstant.get(at);
}

/** Older minutes are looked at in steps of five, because each costs as much as a rule. */
const FINE_MS = 15 * MINUTE_MS;
const COARSE_MS = 5 * MINUTE_MS;

/**
 * Since when the delay has been above its target, by whole minutes; undefined while it is not. More than a
 * quarter of an hour ago a break of less than five minutes may be overlooked.
 */
export const overTargetSince = quantity((situation): Since | undefined => {
  const { targetMs, state, overFrom: newest } = targetCheck(situation) ?? {};
  if (targetMs === undefined || state !== "over" || newest === undefined) return undefined;
  let overFrom = newest;
  for (
    let at = before(overFrom, situation.at);
    at > situation.from;
    at = before(at, situation.at)
  ) {
    const isOver = isOverAt(situation, at, targetMs);
    if (isOver === false)
      return { at: firstOver(situation, [at, overFrom], targetMs), atLeast: false };
    if (isOver === true) overFrom = at;
    if (overFrom - at >= FINE_MS) break;
  }
  return { at: overFrom, atLeast: true };
});

/** The next older instant to look at. */
function before(at: number, now: number): number {
  if (now - at < FINE_MS) return at - MINUTE_MS;
  return Math.ceil(at / COARSE_MS - 1) * COARSE_MS;
}

/** The first minute between two instants from which on it was above. It was above at the later one. */
function firstOver(
  situation: Situation,
  [from, to]: readonly [number, number],
  targetMs: number,
): number {
  let first = to;
  for (let at = to - MINUTE_MS; at > from; at -= MINUTE_MS) {
    const isOver = isOverAt(situation, at, targetMs);
    if (isOver === false) return first;
    if (isOver === true) first = at;
  }
  return first;
}

import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { Draw } from "../../synthetic-incidents/model/draw";

/** When troubles may begin and end, epoch s. */
export interface Frame {
  readonly start: number;
  readonly at: number;
}

export interface DrawnSpan {
  readonly from: number;
  readonly to: number;
}

const WINDOW_S = LOOKBACK_MS / 1000;
const STILL_ON = 0.65;
const BEFORE_WINDOW = 0.25;
const SOONEST_S = 90;

/** The span of a trouble: some begin before the window, some ended minutes ago, most are still on. */
export function drawSpan(draw: Draw, { start, at }: Frame): DrawnSpan {
  const early = draw.chance(BEFORE_WINDOW) && at - start > WINDOW_S + 900;
  const from = early
    ? start + draw.whole(60, at - start - WINDOW_S - 600)
    : at - Math.round(draw.logBetween(SOONEST_S, WINDOW_S));
  if (draw.chance(STILL_ON) || at - from < 300) return { from, to: Infinity };
  const ago = Math.round(draw.logBetween(60, Math.max(120, at - from - 120)));
  return { from, to: at - ago };
}

/** For a fault of the dashboard's own view, only the present matters. */
export function drawPresent(draw: Draw, { at }: Frame): DrawnSpan {
  return { from: at - Math.round(draw.logBetween(120, WINDOW_S)), to: Infinity };
}

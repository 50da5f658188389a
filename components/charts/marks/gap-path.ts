import type { Column } from "@/lib/domain/column";
import { type Buckets, middle, place, type PlotScale } from "./paths";

/** Both columns at one instant, and their difference, upper minus lower. */
interface Level {
  readonly at: number;
  readonly upper: number;
  readonly over: number;
}

/**
 * The surface between two columns of equal steps where the upper one is above the lower: what was
 * put and not got. Where more is got than put a backlog is being read, and nothing is missing. Each
 * stretch from crossing to crossing is one closed piece. Buckets are those of the upper column.
 */
export function gapPath(
  upper: Column,
  lower: Column,
  scale: PlotScale,
  { from = 0, to = upper.values.length }: Buckets = {},
): string {
  if (upper.stepMs !== lower.stepMs) return "";
  let path = "";
  let piece: Level[] = [];
  let before: Level | undefined;
  for (let i = Math.max(0, from); i < to; i++) {
    const now = levelOf(upper, lower, i);
    if (before && now && before.over * now.over < 0) piece.push(crossing(before, now));
    if (now && now.over >= 0) piece.push(now);
    before = now;
    if (now && now.over > 0) continue;
    path += surface(piece, scale);
    piece = now?.over === 0 ? [now] : [];
  }
  return path + surface(piece, scale);
}

function levelOf(upper: Column, lower: Column, index: number): Level | undefined {
  const shift = Math.round((upper.t0 - lower.t0) / upper.stepMs);
  const above = upper.values[index] ?? null;
  const below = lower.values[index + shift] ?? null;
  if (above === null || below === null) return undefined;
  return { at: middle(upper, index), upper: above, over: above - below };
}

/** The point between two buckets where the lines cross. */
function crossing(before: Level, now: Level): Level {
  const share = before.over / (before.over - now.over);
  const between = (from: number, to: number): number => from + share * (to - from);
  return { at: between(before.at, now.at), upper: between(before.upper, now.upper), over: 0 };
}

/** Along the upper line and back along the lower. */
function surface(piece: readonly Level[], { x, y }: PlotScale): string {
  if (piece.length < 2 || piece.every(({ over }) => over === 0)) return "";
  const forth = piece.map(({ at, upper }) => `${place(x, at)},${place(y, upper)}`);
  const back = piece.map(({ at, upper, over }) => `${place(x, at)},${place(y, upper - over)}`);
  return `M${forth.join("L")}L${back.toReversed().join("L")}Z`;
}

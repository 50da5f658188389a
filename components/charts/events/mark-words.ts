import { formatMoment } from "@/lib/format/time";
import type { MarkShape } from "./marked-events";
import type { Onset, PlacedOnset } from "./onset";
import type { PlacedMark } from "./place-marks";

/** What each shape means, in the legend. */
export const SHAPE_WORDS = {
  restart: "restart",
  reshard: "reshard",
  settings: "settings changed",
  lost: "receiver or executor lost",
  back: "receiver or executor back",
  failed: "batch failed",
} as const satisfies Record<MarkShape, string>;

export interface WordsPlace {
  readonly zone: string;
  /** Times of another day than this instant's are written with their day, epoch ms. */
  readonly today: number;
}

/** `since 14:02`, beside the line of the onset; `← since 14:02` when it is left of the chart. */
export function onsetWords(
  { at, isAtLeast }: Pick<Onset, "at" | "isAtLeast">,
  { where }: PlacedOnset,
  { zone, today }: WordsPlace,
): string {
  const arrow = where === "before" ? "← " : "";
  const earlier = isAtLeast ? " or earlier" : "";
  return `${arrow}since ${formatMoment(at, zone, today)}${earlier}`;
}

/** More texts than these would hide the chart. */
const TEXTS_SHOWN = 3;

/** What happened at a mark: a line for each event, with its time. */
export function markWords({ events }: PlacedMark, { zone, today }: WordsPlace): string {
  const lines = events
    .slice(0, TEXTS_SHOWN)
    .map(({ at, text }) => `${formatMoment(at, zone, today)} ${text}`);
  const more = events.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join("\n");
}

/** The times of a shape's events for a screen reader: ` at 14:05`, or ` 12 times, last at 14:05`. */
export function timesWords(times: readonly number[], { zone, today }: WordsPlace): string {
  const last = times.at(-1);
  if (last === undefined) return "";
  const at = `at ${formatMoment(last, zone, today)}`;
  return times.length === 1 ? at : `${times.length} times, last ${at}`;
}

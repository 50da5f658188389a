import { pointsOf } from "@/lib/contract/public-window";
import type { TimelineSpan, WindowAnswer } from "@/lib/contract/window";
import { impactOfCause } from "@/lib/domain/impact";
import { SERIES_NAMES } from "@/lib/domain/series";
import { worstOf, type RankedSpan } from "@/lib/domain/worst-span";

/** The parts of a window's table. */
export interface CsvOptions {
  /** All with one step, ms. */
  readonly series: WindowAnswer["series"];
  readonly stepMs: number;
  readonly timeline: readonly TimelineSpan[];
  /** Epoch ms: a row that ends after it may still change. */
  readonly settledTo: number;
}

/**
 * A window as a table: a row for every step that has data or was evaluated. The last three columns
 * say why a row has no numbers. New columns are added at the right, so that positions counted from
 * the left stay valid.
 */
export function csv({ series, stepMs, timeline, settledTo }: CsvOptions): string {
  const columns = SERIES_NAMES.map((name) => new Map(pointsOf(series[name])));
  const evaluated = bySteps(timeline, stepMs);
  const times = new Set([...columns.flatMap((column) => [...column.keys()]), ...evaluated.keys()]);
  const header = [
    "time",
    ...SERIES_NAMES.map((name) => `${name} (${series[name].unit})`),
    "verdict",
    "severity",
    "settled",
  ];
  const rows = [...times]
    .toSorted((a, b) => a - b)
    .map((at) => {
      const worst = worstOf(evaluated.get(at) ?? []);
      return [
        new Date(at).toISOString(),
        ...columns.map((column) => column.get(at) ?? ""),
        worst?.cause ?? "",
        worst?.severity ?? "",
        at + stepMs <= settledTo,
      ];
    });
  return [header, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

/** The evaluated spans of each step, by its start: the parts of the spans that lie in it. */
function bySteps(timeline: readonly TimelineSpan[], stepMs: number) {
  const parts = new Map<number, RankedSpan[]>();
  for (const span of timeline) {
    const damage = impactOfCause(span.cause);
    for (let at = Math.floor(span.from / stepMs) * stepMs; at < span.to; at += stepMs) {
      const [from, to] = [Math.max(span.from, at), Math.min(span.to, at + stepMs)];
      parts.set(at, [...(parts.get(at) ?? []), { ...span, from, to, impact: damage }]);
    }
  }
  return parts;
}

import type { Unit } from "@/lib/domain/series";

export interface YAxisScale {
  /** Top of the axis, in the series' own unit; the bottom is 0. */
  readonly top: number;
  /** From 0 to top, in the series' own unit. */
  readonly ticks: readonly number[];
  /**
   * The size of the printed unit, in the series' own unit. Ticks are printed in the printed unit.
   */
  readonly size: number;
  readonly word: string;
}

interface AxisUnit {
  readonly size: number;
  readonly word: string;
  /** Time units have steps of 15 and 30 instead of 25 and 50. */
  readonly sixties?: boolean;
}

/**
 * Each axis has one unit, because `0 ms` beside `3.5 s` misleads. It is the largest that fits
 * twice.
 */
const AXIS_UNITS: Readonly<Record<Unit, readonly AxisUnit[]>> = {
  "bytes/s": [
    { size: 1024 ** 3, word: "GiB/s" },
    { size: 1024 ** 2, word: "MiB/s" },
    { size: 1024, word: "KiB/s" },
    { size: 1, word: "B/s" },
  ],
  "records/s": perSecond("records/s"),
  // The title of such a chart says which records are counted.
  "user records/s": perSecond("a second"),
  "Kinesis records/s": perSecond("a second"),
  ms: [
    { size: 86_400_000, word: "days" },
    { size: 3_600_000, word: "hours", sixties: true },
    { size: 60_000, word: "minutes", sixties: true },
    { size: 1_000, word: "seconds", sixties: true },
    { size: 1, word: "ms" },
  ],
  ratio: [{ size: 0.01, word: "%" }],
  // The chart's title says what is counted.
  count: [{ size: 1, word: "" }],
};

function perSecond(of: "records/s" | "a second"): readonly AxisUnit[] {
  return [
    { size: 1000, word: `thousand ${of}` },
    { size: 1, word: of },
  ];
}

const PLAIN_STEPS = [1, 2, 2.5, 5, 10] as const;
const SIXTY_STEPS = [10, 15, 20, 30, 60] as const;
const MOST_INTERVALS = 4;

/** The steady axis for values up to `highest`: round ticks, at most five. */
export function yAxis(highest: number, unit: Unit): YAxisScale {
  const units = AXIS_UNITS[unit];
  const smallest: AxisUnit = { size: 1, word: unit };
  const chosen = units.find(({ size }) => highest >= 2 * size) ?? units.at(-1) ?? smallest;
  // A line of zeros still needs an axis: one whole unit.
  const step = highest > 0 ? niceStep(highest / chosen.size / MOST_INTERVALS, chosen, unit) : 1;
  const intervals = Math.max(1, Math.ceil(highest / chosen.size / step - 1e-9));
  const ticks = Array.from({ length: intervals + 1 }, (_, i) => i * step * chosen.size);
  return { top: intervals * step * chosen.size, ticks, size: chosen.size, word: chosen.word };
}

function niceStep(raw: number, { sixties }: AxisUnit, unit: Unit): number {
  if (sixties && raw > 5) {
    const step = SIXTY_STEPS.find((candidate) => candidate >= raw);
    if (step) return step;
  }
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * (PLAIN_STEPS.find((candidate) => candidate * power >= raw - 1e-9) ?? 10);
  // A queue has no half batches.
  return unit === "count" ? Math.max(1, Math.ceil(step)) : step;
}

/**
 * Keeps the axis while the values fit. An axis that follows every sample redraws everything and
 * moves while it is read. It grows at once, and shrinks only when less than half of it is used.
 */
export function steadyAxis(
  previous: YAxisScale | undefined,
  { highest, unit }: { readonly highest: number; readonly unit: Unit },
): YAxisScale {
  const fitting = yAxis(highest, unit);
  const serves =
    previous !== undefined &&
    AXIS_UNITS[unit].some(({ word }) => word === previous.word) &&
    previous.top >= fitting.top &&
    fitting.top * 2 > previous.top;
  return serves ? previous : fitting;
}

/** A tick without its unit, which is printed once at the top of the axis. */
export function tickLabel(value: number, { size }: YAxisScale): string {
  return String(Number((value / size).toPrecision(4)));
}

import { availableParallelism, loadavg } from "node:os";
import type { Bench, Goal, Measure, MeasureUnit, Report } from "./bench";

const COLUMNS = ["", "measured", "baseline", "ratio", "goal", "met"] as const;

/** Prints one bench: a line for each number, then what to know of them. */
export function printReport(bench: Bench, report: Report, seconds: number): void {
  console.log(`\n${bench.name}: ${bench.summary} (${seconds.toFixed(0)} s)`);
  console.log(`baseline: ${bench.baseline}\n`);
  printTable([COLUMNS, ...report.measures.map(cells)]);
  for (const note of report.notes) console.log(`  ${note}`);
  const [load = 0] = loadavg();
  console.log(`  Load of the last minute: ${load.toFixed(1)} on ${availableParallelism()} cores.`);
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = COLUMNS.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  for (const row of rows) {
    const padded = row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    console.log(`  ${padded.join("   ")}`);
  }
  console.log("");
}

function cells(measure: Measure): readonly string[] {
  const { what, unit, measured, baseline, goal } = measure;
  return [
    what,
    inWords(measured, unit),
    baseline === undefined ? "" : inWords(baseline, unit),
    baseline === undefined ? "" : ratioInWords(measured / baseline),
    goal === undefined ? "" : goalInWords(goal, unit),
    goal === undefined ? "" : isMet(measure, goal) ? "yes" : "NO",
  ];
}

export function isMet({ measured, baseline = Number.NaN }: Measure, goal: Goal): boolean {
  return (goal.of === "ratio" ? measured / baseline : measured) <= goal.most;
}

function goalInWords({ of, most }: Goal, unit: MeasureUnit): string {
  return of === "ratio" ? `ratio ≤ ${ratioInWords(most)}` : `≤ ${inWords(most, unit)}`;
}

const ratioInWords = (ratio: number): string => ratio.toFixed(ratio < 0.1 ? 4 : 3);

function inWords(value: number, unit: MeasureUnit): string {
  if (unit === "ms") return `${value.toFixed(1)} ms`;
  if (unit === "bytes")
    return value < 1e6 ? `${(value / 1e3).toFixed(1)} kB` : `${(value / 1e6).toFixed(2)} MB`;
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

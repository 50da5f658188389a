import { availableParallelism, loadavg } from "node:os";
import type { Bench, Goal, Measure, MeasureUnit, Report } from "./bench";

const COLUMNS = ["", "measured", "baseline", "ratio", "goal", "met"] as const;

/** Prints one bench: a line for each number, then the notes. */
export function printReport(bench: Bench, report: Report, seconds: number): void {
  console.log(`\n${bench.name}: ${bench.summary} (${seconds.toFixed(0)} s)`);
  console.log(`baseline: ${bench.baseline}\n`);
  printTable([COLUMNS, ...report.measures.map(cells)]);
  for (const note of report.notes) console.log(`  ${note}`);
  if (report.details !== undefined) console.log(`\n${report.details.join("\n")}`);
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
    baseline === undefined || baseline === 0 ? "" : ratioInWords(measured / baseline),
    goal === undefined ? "" : goalInWords(goal, unit),
    goal === undefined ? "" : isMet(measure, goal) ? "yes" : "NO",
  ];
}

function isMet({ measured, baseline = Number.NaN }: Measure, goal: Goal): boolean {
  const value = goal.of === "ratio" ? measured / baseline : measured;
  return value >= (goal.least ?? -Infinity) && value <= goal.most;
}

function goalInWords({ of, least, most }: Goal, unit: MeasureUnit): string {
  const words = of === "ratio" ? ratioInWords : (value: number) => inWords(value, unit);
  const bounds = least === undefined ? `≤ ${words(most)}` : `${words(least)}–${words(most)}`;
  return of === "ratio" ? `ratio ${bounds}` : bounds;
}

const ratioInWords = (ratio: number): string => ratio.toFixed(ratio < 0.1 ? 4 : 3);

function inWords(value: number, unit: MeasureUnit): string {
  if (unit === "ms") return `${value.toFixed(1)} ms`;
  if (unit === "bytes")
    return value < 1e6 ? `${(value / 1e3).toFixed(1)} kB` : `${(value / 1e6).toFixed(2)} MB`;
  if (unit === "share") return `${(100 * value).toFixed(1)} %`;
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

import { parseArgs } from "node:util";
import { diagnose } from "@/lib/diagnosis/diagnose";
import type { Verdict } from "@/lib/domain/verdict";
import type { Incident } from "./incident/incident";
import { incidentWindow } from "./window/incident-window";
import { loadIncidents } from "./incident/load-incidents";
import { score, type Score } from "./incident/score";

interface Evaluated {
  readonly incident: Incident;
  readonly verdict: Verdict;
  readonly score: Score;
}

/**
 * Prints how often the diagnosis is right about a folder of labelled incidents: `tsx
 * lib/incidents/report.ts [folder] [--only text] [--verbose]`.
 */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: "string" }, verbose: { type: "boolean", default: false } },
  });
  const evaluated = loadIncidents(positionals[0])
    .filter((incident) => incident.id.includes(values.only ?? ""))
    .map(evaluate);
  print(families(evaluated));
  print(confusions(evaluated));
  print(evaluated.filter((row) => values.verbose || !allRight(row.score)).map(explain));
  print([totals("all", evaluated)]);
}

function evaluate(incident: Incident): Evaluated {
  const window = incidentWindow(incident);
  const verdict = diagnose(window, incident.at);
  return { incident, verdict, score: score(incident, verdict, window.from) };
}

function allRight(marks: Score): boolean {
  return marks.bottleneckRight && marks.causeRight && marks.onsetRight && !marks.falseAlarm;
}

function families(evaluated: readonly Evaluated[]): string[] {
  const byFamily = groupBy(evaluated, (row) => row.incident.family);
  return [...byFamily].map(([family, rows]) => totals(family, rows));
}

function totals(name: string, rows: readonly Evaluated[]): string {
  const share = (test: (marks: Score) => boolean): string => {
    const right = rows.filter((row) => test(row.score)).length;
    return `${right}/${rows.length}`.padStart(8);
  };
  const alarms = rows.filter((row) => row.score.falseAlarm).length;
  return (
    `${name.padEnd(28)} bottleneck ${share((marks) => marks.bottleneckRight)}` +
    `  cause ${share((marks) => marks.causeRight)}  onset ${share((marks) => marks.onsetRight)}` +
    `  false alarms ${alarms}`
  );
}

/** Each accepted cause that was missed, with the cause that was given instead. */
function confusions(evaluated: readonly Evaluated[]): string[] {
  const wrong = evaluated.filter((row) => !row.score.causeRight);
  const pairs = groupBy(
    wrong,
    ({ incident, verdict }) => `${incident.truth.causes.join(" or ")} -> ${verdict.cause}`,
  );
  return [...pairs].map(([pair, rows]) => `${String(rows.length).padStart(4)}  ${pair}`);
}

function explain({ incident, verdict, score: marks }: Evaluated): string {
  const { truth, at } = incident;
  const ago = (instant: number | null | undefined): string =>
    instant === null || instant === undefined
      ? "-"
      : `${((at - instant) / 60_000).toFixed(1)} min ago`;
  return [
    `${incident.id}: ${allRight(marks) ? "right" : "WRONG"}${marks.falseAlarm ? ", FALSE ALARM" : ""}`,
    `  truth   ${truth.bottleneck} / ${truth.causes.join(" or ")}, since ${ago(truth.onset)}`,
    `  verdict ${verdict.bottleneck} / ${verdict.cause} (${verdict.severity}), since ${ago(verdict.since)}` +
      `${verdict.sinceIsAtLeast ? " or longer" : ""}, also ${verdict.also.join(", ") || "nothing"}`,
    `  ${verdict.headline}`,
  ].join("\n");
}

/** Node 20 has no Map.groupBy. */
function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

function print(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n\n`);
}

main();

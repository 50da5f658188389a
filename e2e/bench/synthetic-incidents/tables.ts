import type { Score } from "@/lib/incidents/incident/score";
import { isRight, isUndecided, type Evaluated } from "./evaluated";

/** The number of right verdicts, a line per family, and in total. */
export function familyTable(rows: readonly Evaluated[]): readonly string[] {
  const head = [
    "family".padEnd(30),
    ...["bottleneck", "cause", "onset", "alarms", "unknown"].map((word) => word.padStart(11)),
  ].join("");
  const lines = [...grouped(rows, ({ family }) => family)].map(([name, of]) =>
    familyLine(name, of),
  );
  return [head, ...lines, familyLine("all", rows)];
}

function familyLine(name: string, rows: readonly Evaluated[]): string {
  const right = (test: (marks: Score) => boolean): string =>
    `${rows.filter(({ score }) => test(score)).length}/${rows.length}`.padStart(11);
  const dated = rows.filter(({ truth }) => truth.onset !== undefined);
  const onset = `${dated.filter(({ score }) => score.onsetRight).length}/${dated.length}`;
  const count = (test: (row: Evaluated) => boolean) =>
    String(rows.filter(test).length).padStart(11);
  return [
    name.padEnd(30),
    right((marks) => marks.bottleneckRight),
    right((marks) => marks.causeRight),
    (dated.length === 0 ? "" : onset).padStart(11),
    count(({ score }) => score.falseAlarm),
    count(isUndecided),
  ].join("");
}

/** The truth (down) against the verdict (across), as counts; a dot for none. */
export function confusionMatrix(rows: readonly Evaluated[]): readonly string[] {
  const truths = [...new Set(rows.map(trueCause))].toSorted();
  const said = [...new Set(rows.map(({ verdict }) => verdict.cause))].toSorted();
  const head = `${"true, down; said, across".padEnd(26)}${said.map((_, i) => letter(i).padStart(5)).join("")}`;
  const lines = truths.map((truth) => {
    const cells = said.map((cause) => {
      const count = rows.filter((row) => trueCause(row) === truth && row.verdict.cause === cause);
      return (count.length === 0 ? "·" : String(count.length)).padStart(5);
    });
    return `${truth.padEnd(26)}${cells.join("")}`;
  });
  const legend = said.map((cause, i) => `${letter(i)} ${cause}`).join(", ");
  return [head, ...lines, "", legend];
}

/** The accepted cause: the verdict's, when several are accepted. */
function trueCause({ truth, verdict }: Evaluated): string {
  const { causes } = truth;
  return causes.find((cause) => cause === verdict.cause) ?? causes[0] ?? "";
}

function letter(index: number): string {
  return String.fromCodePoint(97 + index);
}

/** The wrong ones (or all), with everything that is needed to reproduce them. */
export function explained(rows: readonly Evaluated[], all: boolean): readonly string[] {
  return rows.filter((row) => all || !isRight(row)).flatMap(explain);
}

function explain(row: Evaluated): readonly string[] {
  const { id, at, truth, verdict, score, story } = row;
  const ago = (instant: number | null | undefined): string =>
    instant === null || instant === undefined
      ? "-"
      : `${((at - instant) / 60_000).toFixed(1)} min ago`;
  const until = truth.onsetUntil === undefined ? "" : ` to ${ago(truth.onsetUntil)}`;
  const verdictIs = isRight(row) ? "right" : "WRONG";
  return [
    `${id}: ${verdictIs}${score.falseAlarm ? ", FALSE ALARM" : ""}, at ${at / 1000}`,
    `  made of ${story}`,
    `  truth   ${truth.bottleneck} / ${truth.causes.join(" or ")}, since ${ago(truth.onset)}${until}`,
    `  verdict ${verdict.bottleneck} / ${verdict.cause} (${verdict.severity}), since ${ago(verdict.since)}` +
      `${verdict.sinceIsAtLeast === true ? " or longer" : ""}, also ${verdict.also.join(", ") || "nothing"}`,
    `  ${verdict.headline}`,
    "",
  ];
}

/** Node 20 has no Map.groupBy. */
function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

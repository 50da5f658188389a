import type { Evaluated, Outcome } from "./evaluated";

const OUTCOMES: readonly Outcome[] = [
  "right",
  "false green",
  "false alarm",
  "ambiguous",
  "not told",
];

/** A line for each kind of trouble, alone and combined with others. */
export function kindTable(rows: readonly Evaluated[]): readonly string[] {
  const byKind = new Map<string, Evaluated[]>();
  for (const row of rows)
    for (const kind of row.kinds.length === 0 ? ["(no trouble)"] : row.kinds)
      byKind.set(kind, [...(byKind.get(kind) ?? []), row]);
  const head = `${"trouble, alone or with others".padEnd(32)}${["worlds", ...OUTCOMES].map((one) => one.padStart(13)).join("")}`;
  const lines = [...byKind.entries()]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([kind, of]) => line(kind, of));
  return [head, ...lines, line("all", rows)];
}

function line(name: string, rows: readonly Evaluated[]): string {
  const counts = OUTCOMES.map((outcome) => rows.filter((row) => row.outcome === outcome).length);
  return `${name.padEnd(32)}${[rows.length, ...counts].map((one) => (one === 0 ? "·" : String(one)).padStart(13)).join("")}`;
}

/** The fault (down) against the verdict (across), for worlds whose upstreams show the fault. */
export function wrongTable(rows: readonly Evaluated[]): readonly string[] {
  const told = rows.filter(({ wrongs, outcome }) => wrongs.length > 0 && outcome !== "not told");
  const severities = ["ok", "info", "unknown", "warning", "critical"];
  const names = [...new Set(told.flatMap(({ wrongs }) => wrongs))].toSorted();
  return [
    `${"wrong, and told; said, across".padEnd(32)}${severities.map((one) => one.padStart(13)).join("")}`,
    ...names.map((name) =>
      countsBySeverity(
        name,
        told.filter(({ wrongs }) => wrongs.includes(name)),
        severities,
      ),
    ),
  ];
}

function countsBySeverity(
  name: string,
  rows: readonly Evaluated[],
  severities: readonly string[],
): string {
  const counts = severities.map((one) => rows.filter(({ said }) => said.severity === one).length);
  return `${name.padEnd(32)}${counts.map((one) => (one === 0 ? "·" : String(one)).padStart(13)).join("")}`;
}

/** The verdicts on worlds without a fault: how often there is a false alarm, and how often unknown. */
export function fineTable(rows: readonly Evaluated[]): readonly string[] {
  const fine = rows.filter(({ isFine }) => isFine);
  const said = new Map<string, [without: number, traps: number]>();
  for (const { said: verdict, kinds } of fine) {
    const key = `${verdict.severity}, ${verdict.cause}`;
    const [without, traps] = said.get(key) ?? [0, 0];
    said.set(key, kinds.length === 0 ? [without + 1, traps] : [without, traps + 1]);
  }
  return [
    `${"said where nothing is wrong".padEnd(32)}${["no trouble", "with traps"].map((one) => one.padStart(13)).join("")}`,
    ...[...said.entries()]
      .toSorted(([, a], [, b]) => b[0] + b[1] - a[0] - a[1])
      .map(
        ([key, counts]) =>
          `${key.padEnd(32)}${counts.map((one) => (one === 0 ? "·" : String(one)).padStart(13)).join("")}`,
      ),
  ];
}

export function isError({ outcome }: Evaluated): boolean {
  return outcome === "false green" || outcome === "false alarm";
}

/** The errors (or all), with everything that is needed to reproduce them. */
export function explained(rows: readonly Evaluated[], all: boolean): readonly string[] {
  return rows.filter((row) => all || isError(row)).flatMap(explain);
}

function explain(row: Evaluated): readonly string[] {
  const { seed, index, outcome, wrongs, tellers, pipeline, troubles, said } = row;
  const truth =
    wrongs.length > 0
      ? `${wrongs.join(", ")}; told by ${tellers.join(", ") || "nothing"}`
      : row.isFine
        ? "nothing is wrong"
        : "not decided";
  return [
    `${outcome.toUpperCase()}  npm run bench -- honesty --seed ${seed} --only ${index} --verbose`,
    `  pipeline ${pipeline}`,
    `  troubles ${troubles.join("; ") || "none"}`,
    `  truth    ${truth}`,
    `  said     ${said.severity}, ${said.bottleneck} / ${said.cause}: ${said.headline}`,
    "",
  ];
}

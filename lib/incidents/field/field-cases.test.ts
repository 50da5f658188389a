import { describe, expect, it } from "vitest";
import { FIELD_NAMES, FIELD_TRUTHS, fieldCase } from "./field-cases";
import { textOf, verdictOn } from "./said";

const MINUTE = 60_000;
const rows = Object.entries(FIELD_TRUTHS).map(([name, truth]) => {
  const incident = fieldCase(name);
  return { name, truth, incident, verdict: verdictOn(incident) };
});

describe("field cases", () => {
  it("has a truth for every file, and a file for every truth", () => {
    expect([...FIELD_NAMES].toSorted()).toEqual(Object.keys(FIELD_TRUTHS).toSorted());
  });

  it.each(rows.map((row) => [row.name, row] as const))("%s", (_name, { truth, verdict }) => {
    const { bottleneck, severity, cause, headline } = verdict;
    expect(bottleneck, `${cause}: ${headline}`).toBe(truth.bottleneck);
    expect(truth.causes, headline).toContain(cause);
    expect(severity, headline).toBe(truth.severity ?? severity);
    expect(["ok", "info"].includes(severity), headline).toBe(truth.bottleneck === "none");
  });

  it.each(rows.map((row) => [row.name, row] as const))(
    "%s: has the words of the truth",
    (_name, row) => {
      const text = textOf(row.verdict);
      for (const words of row.truth.words) expect(text).toContain(words);
    },
  );
});

describe("field cases: the beginning", () => {
  const dated = rows.flatMap((row) =>
    row.truth.onsetAgo === undefined ? [] : [[row.name, row, row.truth.onsetAgo] as const],
  );

  it.each(dated)("%s: within three minutes", (_name, { verdict, incident }, onsetAgo) => {
    const ago = (incident.at - (verdict.since ?? 0)) / MINUTE;
    expect(Math.abs(ago - onsetAgo), `said ${ago} min ago`).toBeLessThanOrEqual(3);
  });

  it("the crash loop is older than its recording, and says so", () => {
    const { verdict, incident } = rows.find(({ name }) => name === "crash-loop-poison") ?? {};
    const from = incident?.life?.from ?? Infinity;
    expect(verdict?.sinceIsAtLeast).toBe(true);
    expect(verdict?.since).toBeLessThanOrEqual(from + 3 * MINUTE);
  });

  it("no beginning is earlier than the data", () => {
    for (const { name, verdict, incident } of rows)
      expect(incident.at - (verdict.since ?? incident.at), name).toBeLessThan(6 * 60 * MINUTE);
  });
});

describe("field cases: wrong statements", () => {
  const of = (name: string) => textOf(rows.find((row) => row.name === name)?.verdict ?? never());
  const never = (): never => {
    throw new Error("no such field case");
  };

  it.each(["idle-worker-after-reshard", "stuck-shards-valid-checkpoint"])(
    "%s: no command deletes, and no other stream is blamed",
    (name) => expect(of(name)).not.toMatch(/delete|another stream/),
  );

  it("a replay by another reader loses none of our data", () => {
    const { verdict } = rows.find(({ name }) => name === "replay-at-horizon-no-kcl") ?? {};
    expect(verdict?.also).not.toContain("losing-data");
    expect(verdict?.numbers.endToEndDelayMs ?? 0).toBeLessThan(10 * MINUTE);
  });

  it("a silent CloudWatch gives no rates, and no zeros instead", () =>
    expect(of("cloudwatch-45min-late")).not.toMatch(/\b0 % of the re|\b0 records\/s/));

  it("failing calls do not count as reading", () =>
    expect(of("kms-denied")).not.toContain("though the stream is read"));

  it("after executors are lost, no advice asks for cores", () =>
    expect(of("all-executors-lost")).not.toMatch(/at least \d+ cores|all 0 task slots/));
});

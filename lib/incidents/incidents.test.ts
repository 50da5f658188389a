import { describe, expect, it } from "vitest";
import { diagnose } from "@/lib/diagnosis/diagnose";
import { unreadShards } from "@/lib/diagnosis/stream/quantities/shards/unread-shards";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
import { incidentWindow } from "./window/incident-window";
import { loadIncidents } from "./incident/load-incidents";
import { score } from "./incident/score";

/**
 * The diagnosis against labelled incidents, through the real parsers of every source: the proof
 * that the rules are right together. More rows are welcome; a row that becomes wrong needs a
 * reason.
 */
const judged = loadIncidents().map((incident) => {
  const window = incidentWindow(incident);
  const verdict = diagnose(window, incident.at);
  return { incident, window, verdict, marks: score(incident, verdict, window.from) };
});

function share(test: (row: (typeof judged)[number]) => boolean): number {
  return judged.filter(test).length / judged.length;
}

describe("labelled incidents: all together", () => {
  it("names the right bottleneck of every one (the goal: 99 of 100)", () => {
    expect(share((row) => row.marks.bottleneckRight)).toBe(1);
  });

  it("names an accepted cause of every one (the goal: 97 of 100)", () => {
    expect(share((row) => row.marks.causeRight)).toBe(1);
  });

  it("dates every onset within three minutes or three batches", () => {
    expect(share((row) => row.marks.onsetRight)).toBe(1);
  });

  it("gives no false alarm", () => {
    expect(judged.filter((row) => row.marks.falseAlarm).map((row) => row.incident.id)).toEqual([]);
  });
});

describe("labelled incidents: the sentence about each side", () => {
  const both = judged.filter((row) => row.verdict.bottleneck === "both");

  it.each(both.map((row) => [row.incident.id, row.verdict.headline] as const))(
    "%s: has a number and at most 100 characters",
    (_id, headline) => {
      expect(headline.length).toBeLessThanOrEqual(100);
      expect(headline).toMatch(/^Both sides: .*\d.*, and .*\d.*\.$/);
    },
  );
});

describe("labelled incidents: one by one", () => {
  it.each(judged.map((row) => [row.incident.id, row] as const))("%s", (_id, row) => {
    const { truth, at } = row.incident;
    const right = {
      bottleneckRight: true,
      causeRight: true,
      onsetRight: true,
      falseAlarm: false,
      severity: truth.severity ?? row.verdict.severity,
    };
    const result = { ...row.marks, severity: row.verdict.severity };
    expect(result, JSON.stringify({ truth, said: row.verdict.headline })).toMatchObject(right);
    expect(row.verdict.at).toBe(at);
  });
});

describe("labelled incidents: the proof from the lease table", () => {
  const proven = (row: (typeof judged)[number]) =>
    unreadShards(situationAt(row.window, row.incident.at))?.length;
  const rowsOf = (wanted: (row: (typeof judged)[number]) => boolean) =>
    judged.filter(wanted).map((row) => [row.incident.id, row] as const);

  it.each(rowsOf((row) => row.incident.truth.leaseMismatch === true))(
    "%s: the right number of unread shards",
    (_id, row) => {
      const open = row.window.facts.stream[0]?.value.openShards;
      expect(proven(row)).toBe(row.incident.truth.unreadShards ?? open);
    },
  );

  it.each(rowsOf((row) => row.incident.truth.bottleneck === "none"))(
    "%s: no unread shard",
    (_id, row) => {
      expect(proven(row)).toBe(0);
    },
  );
});

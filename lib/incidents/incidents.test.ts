import { describe, expect, it } from "vitest";
import { diagnose } from "@/lib/diagnosis/diagnose";
import { incidentWindow } from "./incident-window";
import { loadIncidents } from "./load-incidents";
import { score } from "./score";

/**
 * The diagnosis against labelled incidents, through the real parsers of every source: the proof
 * that the rules are right together. More rows are welcome; a row that turns wrong needs a reason.
 */
const judged = loadIncidents().map((incident) => {
  const window = incidentWindow(incident);
  const verdict = diagnose(window, incident.at);
  return { incident, verdict, marks: score(incident, verdict, window.from) };
});

/** Incidents that are not yet judged right, each with its reason. Only ever shrinks. */
const KNOWN_WRONG = new Map<string, string>([]);

function share(test: (row: (typeof judged)[number]) => boolean): number {
  return judged.filter(test).length / judged.length;
}

describe("labelled incidents: all together", () => {
  it("names the right bottleneck in at least 99 of 100", () => {
    expect(share((row) => row.marks.bottleneckRight)).toBeGreaterThanOrEqual(0.99);
  });

  it("names an accepted cause in at least 97 of 100", () => {
    expect(share((row) => row.marks.causeRight)).toBeGreaterThanOrEqual(0.97);
  });

  it("dates the onset within three minutes or three batches", () => {
    expect(share((row) => row.marks.onsetRight)).toBeGreaterThanOrEqual(0.97);
  });

  it("gives no false alarm", () => {
    expect(judged.filter((row) => row.marks.falseAlarm).map((row) => row.incident.id)).toEqual([]);
  });
});

describe("labelled incidents: one by one", () => {
  it.each(judged.map((row) => [row.incident.id, row] as const))("%s", (id, row) => {
    const { truth, at } = row.incident;
    const right = {
      bottleneckRight: true,
      causeRight: true,
      onsetRight: true,
      falseAlarm: false,
      severity: truth.severity ?? row.verdict.severity,
    };
    const told = { ...row.marks, severity: row.verdict.severity };
    if (KNOWN_WRONG.has(id)) expect(told).not.toMatchObject(right);
    else expect(told, JSON.stringify({ truth, said: row.verdict.headline })).toMatchObject(right);
    expect(row.verdict.at).toBe(at);
  });

  it("lists as known wrong only incidents that exist", () => {
    const ids = new Set(judged.map((row) => row.incident.id));
    expect([...KNOWN_WRONG.keys()].filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe("labelled incidents: lease tables", () => {
  const mismatched = judged.filter((row) => row.incident.truth.leaseMismatch === true);
  it.each(mismatched.map((row) => [row.incident.id, row] as const))(
    "%s: the evidence speaks of the lease table",
    (_id, { verdict }) => {
      const texts = verdict.evidence.filter((each) => /lease/i.test(each.text));
      expect(texts.map((each) => each.state)).toContain("holds");
    },
  );
});

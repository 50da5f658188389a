import { describe, expect, it } from "vitest";
import { isSettled } from "@/lib/domain/metric-period";
import type { Incident } from "../incident/incident";
import { incidentWindow } from "./incident-window";
import { loadIncidents } from "../incident/load-incidents";

const incidents = new Map(loadIncidents().map((each) => [each.id, each]));

function incident(id: string): Incident {
  const found = incidents.get(id);
  if (found === undefined) throw new Error(`no incident ${id}`);
  return found;
}

describe("loadIncidents", () => {
  it("reads every family, three of each", () => {
    const families = new Set([...incidents.values()].map((each) => each.family));
    expect([incidents.size, families.size]).toEqual([117, 39]);
  });
});

describe("incidentWindow", () => {
  it("has a row for each whole minute of three hours, the last ones not settled", () => {
    const window = incidentWindow(incident("keeping-up-1"));
    const settled = window.periods.map((period) => isSettled(period, window.publicationDelayMs));
    expect(window.to - window.from).toBe(3 * 3_600_000);
    expect(settled).toHaveLength(180);
    expect(settled.slice(-4)).toEqual([true, true, false, false]);
  });

  it("keeps a missing datapoint missing, in a row of its own", () => {
    const { periods } = incidentWindow(incident("keeping-up-missing-minutes-1"));
    const holes = periods.filter((period) => period.values.putRecords === undefined);
    expect(holes.length).toBeGreaterThan(0);
    expect(periods.every((period) => period.values.putRecords !== 0)).toBe(true);
  });

  it("uses the worst shard's lag as the application's own lag", () => {
    const source = incident("recovering-after-outage-1");
    const at = 1_795_409_580_000;
    const row = incidentWindow(source).periods.find((period) => period.at === at);
    expect(row?.values.applicationLag).toBe(356_000);
  });

  it("reads the lease table twice, 30 s apart", () => {
    const source = incident("keeping-up-1");
    const { leases } = incidentWindow(source).facts;
    expect(leases.map((scan) => source.at - scan.at)).toEqual([30_000, 0]);
    expect(leases[0]?.value.region).toBe("eu-west-1");
  });

  it("has a hanging batch's job in two polls, and a young one's only in the last", () => {
    const jobs = (id: string) =>
      incidentWindow(incident(id)).facts.work.map((poll) => poll.value.batchJobs.length);
    expect(jobs("stuck-batch-1")).toEqual([1, 1]);
    expect(jobs("at-risk-1")).toEqual([0, 1]);
  });

  it("knows only that a silent driver refuses, and since when", () => {
    const source = incident("down-1");
    const { facts, batches } = incidentWindow(source);
    const state = facts["source-spark"].at(-1)?.value;
    expect(batches).toEqual([]);
    expect(facts.application).toEqual([]);
    expect(state).toMatchObject({ status: "failing", fault: "refused", lastSuccessAt: null });
    expect(source.at - (state?.since ?? 0)).toBe(180_000);
  });
});

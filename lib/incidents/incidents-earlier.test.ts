import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import type { Incident } from "./incident/incident";
import { incidentWindow } from "./window/incident-window";
import { loadIncidents } from "./incident/load-incidents";

const MINUTE = 60_000;

/**
 * The labelled incidents again, some minutes before their instant: other numbers of the same
 * families at no cost, and what the fold over past minutes sees. Left out is what one recorded
 * moment does not know of earlier ones: a silent driver, and which jobs ran.
 */
const EARLIER_MS = [4 * MINUTE, 7 * MINUTE, 13 * MINUTE];
const TOLD_BY_THE_MOMENT = new Set(["down", "spark-unreachable", "no-cores-left", "stuck-batch"]);

/** A state this young may be missed: settled minutes come late, and trends need readings. */
const YOUNG_MS = 10 * MINUTE;
const YOUNG_BATCHES = 10;

/** States without an onset hold from the beginning of the data, unless they are the tail of another. */
const ALL_ALONG = new Set(["keeping-up", "idle", "at-risk"]);

const rows = loadIncidents()
  .filter((incident) => !TOLD_BY_THE_MOMENT.has(incident.family))
  .flatMap((incident) => {
    const instants = EARLIER_MS.map((ms) => incident.at - ms).filter((at) => isOld(incident, at));
    if (instants.length === 0) return [];
    const window = incidentWindow(incident);
    const startedAt = window.facts.application[0]?.value.startedAt ?? Infinity;
    return instants
      .filter((at) => at >= startedAt + MINUTE)
      .map((at) => ({ incident, window, at }));
  });

function isOld({ truth, interval, spark }: Incident, instant: number): boolean {
  if (spark === null) return false;
  if (truth.onset === undefined) return truth.causes.some((cause) => ALL_ALONG.has(cause));
  return instant - truth.onset >= Math.max(YOUNG_MS, YOUNG_BATCHES * interval);
}

describe("labelled incidents, minutes earlier", () => {
  it("are enough for a test", () => {
    expect(rows.length).toBeGreaterThan(150);
  });

  it.each(rows.map((row) => [row.incident.id, (row.incident.at - row.at) / MINUTE, row] as const))(
    "%s, %d min before",
    (_id, _minutes, { incident, window, at }) => {
      const { bottleneck, cause, headline } = evaluate(window, at);
      const { truth } = incident;
      expect(bottleneck, `${cause}: ${headline}`).toBe(truth.bottleneck);
      expect(truth.causes, headline).toContain(cause);
    },
  );
});

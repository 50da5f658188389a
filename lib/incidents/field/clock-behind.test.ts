import { describe, expect, it } from "vitest";
import type { Incident } from "../incident/incident";
import { loadIncidents } from "../incident/load-incidents";
import { withDriverClock } from "./clock-behind";
import { verdictOn } from "./said";

const MINUTE = 60_000;
const labelled = new Map(loadIncidents().map((incident) => [incident.id, incident]));

function incidentOf(id: string): Incident {
  const found = labelled.get(id);
  if (found === undefined) throw new Error(`no incident ${id}`);
  return found;
}

const NAMES = ["keeping-up-1", "slow-code-1", "backpressure-1", "stuck-batch-1", "idle-1"];
const MINUTES = [-4, -1, 0, 1, 4];
const rows = NAMES.flatMap((name) => MINUTES.map((minutes) => [name, minutes] as const));

describe("a wrong clock of the driver changes no cause", () => {
  it.each(rows)("%s, %d min", (name, minutes) => {
    const right = verdictOn(incidentOf(name));
    const result = verdictOn(withDriverClock(incidentOf(name), minutes * MINUTE));
    expect(result.cause, result.headline).toBe(right.cause);
    expect([result.bottleneck, result.severity]).toEqual([right.bottleneck, right.severity]);
  });

  // The beginning is given in our time, with any clock of the driver.
  it.each(["slow-code-1", "backpressure-1", "stuck-batch-1"])("%s: nor the beginning", (name) => {
    const right = verdictOn(incidentOf(name)).since ?? 0;
    const result = verdictOn(withDriverClock(incidentOf(name), -4 * MINUTE)).since ?? Infinity;
    expect(Math.abs(result - right)).toBeLessThanOrEqual(MINUTE);
  });

  it("the shift changes only times", () => {
    const { spark } = withDriverClock(
      {
        ...incidentOf("idle-1"),
        spark: {
          applications: [{ startTimeEpoch: 1_795_736_400_000, duration: 86_404_087 }],
          statistics: { startTime: "2026-11-26T23:40:00.000GMT", batchDuration: 10_000 },
        },
      },
      -4 * MINUTE,
    );
    expect(spark).toEqual({
      applications: [{ startTimeEpoch: 1_795_736_160_000, duration: 86_404_087 }],
      statistics: { startTime: "2026-11-26T23:36:00.000GMT", batchDuration: 10_000 },
    });
  });
});

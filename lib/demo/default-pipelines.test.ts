import { describe, expect, it } from "vitest";
import { DEFAULT_PIPELINES } from "./default-pipelines";
import { PipelineSimulation } from "./simulation/pipeline-simulation";
import { completeScenario } from "./simulation/scenario";

const START = Date.UTC(2026, 10, 23, 11, 30) / 1000;
const PAST_SECONDS = 3 * 3600;

/** A default pipeline some hours after the start of the demo. */
function play(id: string, hours: number) {
  const definition = DEFAULT_PIPELINES.find((one) => one.id === id);
  if (definition === undefined) throw new Error(`There is no ${id}.`);
  const switches = (definition.troubles ?? []).map(({ trouble, sinceMs }) => ({
    second: START - sinceMs / 1000,
    trouble,
    on: true,
  }));
  const simulation = new PipelineSimulation(
    completeScenario(definition),
    START - PAST_SECONDS,
    switches,
  );
  simulation.advanceTo((START + hours * 3600) * 1000);
  return simulation;
}

/** Processing time ÷ interval over the newest 60 completed batches. */
function utilisation({ driver, scenario }: PipelineSimulation): number {
  const batches = driver?.queue.retained.slice(-60) ?? [];
  const worked = batches.reduce(
    (sum, { startedAt = 0, endedAt = 0 }) => sum + endedAt - startedAt,
    0,
  );
  return worked / (batches.length * scenario.intervalMs);
}

describe.each([0, 4, 10])("%i hours after the start", (hours) => {
  it("orders keeps up with room to spare", () => {
    const simulation = play("orders", hours);
    expect(utilisation(simulation)).toBeLessThan(0.6);
    expect(simulation.driver?.queue.waiting.length).toBeLessThanOrEqual(1);
    for (const minute of simulation.minutes) {
      expect(minute.rejected).toBe(0);
      expect(minute.ageMs).toBe(0);
      expect(minute.putRecords / 60).toBeLessThan(0.8 * 4000);
    }
  });

  it("clicks has a consumer that is too slow, and a growing queue", () => {
    const simulation = play("clicks", hours);
    expect(utilisation(simulation)).toBeGreaterThan(1.08);
    expect(simulation.driver?.queue.waiting.length).toBeGreaterThan(40);
    expect(simulation.driver?.queue.waiting.length).toBeLessThan(2000);
    expect(simulation.minutes.at(-2)).toMatchObject({ ageMs: 0, rejected: 0 });
  });

  it("payments has too few shards, and a consumer that keeps up", () => {
    const simulation = play("payments", hours);
    expect(utilisation(simulation)).toBeLessThan(0.85);
    for (const minute of simulation.minutes.slice(-30)) {
      expect(minute.rejected / minute.attempted).toBeGreaterThan(0.01);
      expect(minute.ageMs).toBe(0);
    }
  });
});

import { describe, expect, it } from "vitest";
import { PipelineSimulation } from "./pipeline-simulation";
import { completeScenario, type PipelineDefinition } from "./scenario";
import { PHYSICAL_TROUBLES, type Trouble } from "./troubles";

const START = 1_795_400_400;
const TROUBLES = Object.keys(PHYSICAL_TROUBLES) as Trouble[]; // keys of a literal object

/** Plays `minutes` of one pipeline with a trouble from minute 10 to minute 30. */
function play(minutes: number, trouble?: Trouble, definition: Partial<PipelineDefinition> = {}) {
  const scenario = completeScenario({ id: "orders", recordsPerSecond: 2200, ...definition });
  const switches =
    trouble === undefined
      ? []
      : [
          { second: START + 600, trouble, on: true },
          { second: START + 1800, trouble, on: false },
        ];
  const simulation = new PipelineSimulation(scenario, START, switches);
  simulation.advanceTo((START + minutes * 60) * 1000);
  return simulation;
}

function totals({ shards }: PipelineSimulation) {
  const sum = (of: "put" | "got" | "unread" | "expired") =>
    shards.reduce((total, shard) => total + shard[of], 0);
  return { put: sum("put"), got: sum("got"), unread: sum("unread"), expired: sum("expired") };
}

/** The largest iterator age of the last published minutes, ms; undefined without one. */
function age({ minutes }: PipelineSimulation) {
  return minutes.slice(-3).reduce<number | undefined>((worst, { ageMs }) => {
    return ageMs === undefined ? worst : Math.max(worst ?? 0, ageMs);
  }, undefined);
}

describe.each([...TROUBLES, undefined])("under %s", (trouble) => {
  it.each([29, 60])("accounts for every record after %i minutes", (minutes) => {
    const simulation = play(minutes, trouble, { userRecordsPerRecord: 3, retentionHours: 1 });
    const { put, got, unread, expired } = totals(simulation);
    expect(put).toBe(got + unread + expired);
    const { driver, earlierRecords, lostRecords } = simulation;
    const taken = (driver?.queue.processedRecords ?? 0) + (driver?.unprocessed ?? 0);
    expect(taken + earlierRecords + lostRecords).toBe(3 * got);
  });

  it("has recovered half an hour after the trouble was switched off", () => {
    const simulation = play(65, trouble);
    expect(age(simulation)).toBe(0);
    expect(simulation.driver?.queue.waiting.length).toBeLessThanOrEqual(1);
    expect(totals(simulation).unread).toBe(0);
  });
});

describe("PipelineSimulation", () => {
  it("keeps up when nothing is wrong", () => {
    const simulation = play(30);
    expect(age(simulation)).toBe(0);
    for (const minute of simulation.minutes) {
      expect(minute.rejected + minute.refusedCalls).toBe(0);
      expect(minute.getRecords).toBe(minute.putRecords);
    }
  });

  it("queues inside Spark, with age 0, when it is slow without back-pressure", () => {
    const simulation = play(29, "slow");
    expect(age(simulation)).toBe(0);
    expect(simulation.driver?.queue.waiting.length).toBeGreaterThan(10);
  });

  it("queues inside Kinesis, with a rising age, when it is slow under back-pressure", () => {
    const early = age(play(20, "backpressure", { backpressure: true })) ?? 0;
    const simulation = play(29, "backpressure", { backpressure: true });
    expect(age(simulation)).toBeGreaterThan(early + 60_000);
    expect(simulation.driver?.queue.waiting.length).toBeLessThanOrEqual(4);
  });

  it("reads as much as its rate cap allows, with an idle Spark", () => {
    const simulation = play(29, "rate-cap");
    const cap = (simulation.driver?.settings.maxRate ?? 0) * simulation.scenario.receivers;
    const read = simulation.minutes.slice(-10).reduce((sum, one) => sum + one.getRecords, 0) / 600;
    expect(read).toBeLessThan(1.1 * cap);
    expect(read).toBeGreaterThan(0.85 * cap);
    expect(age(simulation)).toBeGreaterThan(120_000);
  });

  it("refuses read calls only while another consumer takes more than its share", () => {
    const refused = play(40, "read-limit").minutes.filter((minute) => minute.refusedCalls > 0);
    expect(refused.length).toBeGreaterThanOrEqual(20);
    expect(refused.length).toBeLessThanOrEqual(21);
    expect(age(play(29, "read-limit"))).toBeGreaterThan(120_000);
  });

  it("reads part of the stream, with age 0, when its leases are crossed", () => {
    const simulation = play(29, "crossed");
    expect(age(simulation)).toBe(0);
    const { getRecords = 0, putRecords = 1, lagMs } = simulation.minutes.at(-2) ?? {};
    expect(getRecords / putRecords).toBeCloseTo(0.5, 1);
    expect(lagMs?.map((lag) => lag === undefined)).toEqual([true, true, false, false]);
  });

  it.each(["no-cores", "stuck"] as const)("runs one batch endlessly under %s", (trouble) => {
    const { driver, now } = play(29, trouble);
    expect(now - (driver?.queue.running?.startedAt ?? now)).toBeGreaterThan(1_100_000);
    expect(driver?.queue.waiting.length).toBeGreaterThan(100);
  });

  it("has no reads and no age while the driver is down, and comes back as a new application", () => {
    const before = play(5, "down").driver?.applicationId;
    const simulation = play(29, "down");
    expect(simulation.driver).toBeUndefined();
    expect(simulation.minutes.at(-2)).toMatchObject({ calls: 0, ageMs: undefined });
    expect(play(35, "down").driver?.applicationId).not.toBe(before);
  });

  it("goes on polling, without puts, when idle", () => {
    const minute = play(29, "idle").minutes.at(-2);
    expect(minute).toMatchObject({ attempted: 0, getRecords: 0, ageMs: 0 });
    expect(minute?.calls).toBeGreaterThan(0);
  });

  it("restarts a driver whose queue has reached its limit", () => {
    const definition = { intervalMs: 1000, slowUtilisation: 20 };
    const simulation = play(59, undefined, definition);
    simulation.setTrouble("slow", true);
    simulation.advanceTo((START + 6000) * 1000);
    expect(simulation.driver?.applicationId).toMatch(/-0002$/);
    expect(simulation.lostRecords).toBeGreaterThan(0);
  });

  it("loses records that are not read within the retention", () => {
    const definition = { retentionHours: 1, troubles: [] };
    const scenario = completeScenario({ id: "orders", ...definition });
    const simulation = new PipelineSimulation(scenario, START, [
      { second: START + 60, trouble: "down", on: true },
    ]);
    simulation.advanceTo((START + 2 * 3600) * 1000);
    const { put, got, unread, expired } = totals(simulation);
    expect(expired).toBeGreaterThan(0);
    expect(put).toBe(got + unread + expired);
    expect(unread / put).toBeCloseTo(0.5, 1);
  });

  it("gives the same figures again, in one step or second by second", () => {
    const once = play(20, "slow");
    const stepwise = play(0, "slow");
    for (let second = 1; second <= 1200; second += 1) stepwise.advanceTo((START + second) * 1000);
    expect(stepwise.minutes).toEqual(once.minutes);
    expect(stepwise.driver?.queue.retained).toEqual(once.driver?.queue.retained);
  });
});

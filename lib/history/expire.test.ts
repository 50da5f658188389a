import { describe, expect, it } from "vitest";
import { batchAt, minuteAt, PIPELINE, seconds, T0, temporaryHistory } from "./test-history";

const EVER = { from: 0, to: Infinity };

describe("expire", () => {
  it("deletes what lies before an instant, of every pipeline, and nothing else", async () => {
    const history = await temporaryHistory();
    for (const pipeline of ["a", "b", "c"]) {
      await history.recordMinutes(pipeline, [minuteAt(0, {}), minuteAt(1, {}), minuteAt(2, {})]);
      await history.recordBatches(pipeline, [batchAt(0), batchAt(50), batchAt(60), batchAt(70)]);
    }
    await history.expire(T0 + 60_000);
    for (const pipeline of ["a", "b", "c"]) {
      const { minutes, batches } = await history.window(pipeline, EVER, 0);
      expect(minutes).toEqual([minuteAt(1, {}), minuteAt(2, {})]);
      expect(batches).toEqual([batchAt(60), batchAt(70)]);
    }
  });

  it("keeps of each kind of fact the reading that held at that instant", async () => {
    const history = await temporaryHistory();
    for (const at of [0, 10, 20, 30]) {
      const value = { total: at, executors: 1, activeTasks: 0 };
      await history.recordFact(PIPELINE, "slots", { at: T0 + at * 1_000, value });
    }
    await history.recordFact(PIPELINE, "metrics", { at: T0, value: { droppedEvents: 1 } });
    await history.expire(T0 + 15_000);
    const { facts } = await history.window(PIPELINE, seconds(15, 60), 0);
    expect(facts.slots.map(({ value }) => value.total)).toEqual([10, 20, 30]);
    expect(facts.metrics).toHaveLength(1);
    const left = await history.facts(PIPELINE, "slots", EVER);
    expect(left.map(({ value }) => value.total)).toEqual([10, 20, 30]);
  });

  it("keeps the newest fact of each kind, however old", async () => {
    const history = await temporaryHistory();
    await history.recordFact(PIPELINE, "metrics", { at: T0, value: { droppedEvents: 1 } });
    await history.expire(T0 + 1e9);
    expect(await history.facts(PIPELINE, "metrics", EVER)).toHaveLength(1);
  });

  it("works through more than one slice, and lets others in between", async () => {
    const history = await temporaryHistory();
    const many = Array.from({ length: 5_000 }, (_, index) => minuteAt(index, {}));
    await history.recordMinutes(PIPELINE, many);
    const expiring = history.expire(T0 + 4_999 * 60_000);
    await history.recordMinutes(PIPELINE, [minuteAt(6_000, {})]);
    const between = await history.window(PIPELINE, EVER, 0);
    await expiring;
    const after = await history.window(PIPELINE, EVER, 0);
    expect(between.minutes.length).toBeGreaterThan(2);
    expect(after.minutes).toEqual([minuteAt(4_999, {}), minuteAt(6_000, {})]);
  });

  it("still ends the waiting of an old application's batches when the new one is old too", async () => {
    const history = await temporaryHistory();
    await history.recordBatches(PIPELINE, [batchAt(100), batchAt(0, { applicationId: "app-0" })]);
    await history.expire(T0 + 90_000);
    expect(await history.queueBuckets(PIPELINE, seconds(0, 120), 60_000)).toEqual([
      { at: T0 + 60_000, queued: 1, max: 1 },
    ]);
  });
});

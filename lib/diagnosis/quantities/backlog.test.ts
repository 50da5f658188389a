import { describe, expect, it } from "vitest";
import { situationAt } from "../situation";
import { batches, type Given, healthyMinute, minutes, NOW, windowOf } from "../testing/window";
import { backlogRecords } from "./backlog";

const backlog = (given: Given) => backlogRecords(situationAt(windowOf(given), NOW));

describe("backlogRecords", () => {
  it("is nothing where all is read and done", () => {
    expect(backlog({})).toBe(0);
  });

  it("counts what waits and runs in Spark", () => {
    const given = batches(30, (ago) => (ago === 1 ? { state: "queued" } : {}));
    expect(backlog({ batches: given })).toBe(10_000);
  });

  it("counts what was put while the oldest unread record aged", () => {
    const late = minutes(180, () => ({ ...healthyMinute(), iteratorAge: 60_000 }));
    expect(backlog({ minutes: late })).toBe(60_000);
  });

  it("is not known while Spark is not: half a backlog is no backlog", () => {
    expect(backlog({ batches: [] })).toBeUndefined();
  });

  it("is not known while nobody reads what is put", () => {
    const unread = minutes(180, () => ({ putRecords: 1000, putBytes: 500_000 }));
    expect(backlog({ minutes: unread })).toBeUndefined();
  });
});

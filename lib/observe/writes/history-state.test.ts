import { describe, expect, it } from "vitest";
import { type HistoryHealth, historyState } from "./history-state";

const NOW = Date.UTC(2026, 10, 23, 14);
const health = (rest: Partial<HistoryHealth> = {}) =>
  historyState({ trouble: undefined, waiting: 0, lost: 0, lastWrittenAt: NOW, ...rest }, NOW);
const refused = (ms: number) => ({ refusedSince: NOW - ms, waiting: 7 });

describe("historyState", () => {
  it("is well while all writes succeed", () =>
    expect(health()).toEqual({ status: "ok", lastSuccessAt: NOW }));
  it("is well before anything was written", () =>
    expect(health({ lastWrittenAt: null })).toEqual({ status: "ok", lastSuccessAt: null }));
  it.each([
    [4_999, "ok"],
    [5_000, "late"],
    [14_999, "late"],
    [15_000, "failing"],
  ])("that has refused a write for %i ms is %s", (ms, status) =>
    expect(health(refused(ms)).status).toBe(status),
  );
  it("says since when, what waits, and that no source is affected", () => {
    const { since, error } = health(refused(15_000));
    expect(since).toBe(NOW - 15_000);
    expect(error).toMatch(/7 writes wait in memory.*nothing else is affected/);
  });
  it("counts one write as one", () =>
    expect(health({ ...refused(15_000), waiting: 1 }).error).toContain("One write waits"));
  it("fails with its own trouble, in its own words", () =>
    expect(health({ trouble: "The disk is full.", ...refused(1) })).toMatchObject({
      status: "failing",
      error: "The disk is full.",
    }));
  it("says what was dropped when it is well again", () =>
    expect(health({ lost: 3 })).toMatchObject({
      status: "ok",
      error: expect.stringMatching(/^3 writes were dropped/),
    }));
});

import { describe, expect, it } from "vitest";
import type { Lease, ShardLagFacts } from "@/lib/domain/stream-facts";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { emptyWindow } from "@/lib/domain/window";
import { factsView } from "./facts-view";

const AT = 100 * MINUTE_MS;
const lease = (shardId: string): Lease => ({
  shardId,
  counter: 1,
  ownerSwitches: 0,
  parentIds: [],
});

/** The lags of the lease rows "a", "b" and "c" when the fact is this old. */
function lags(ago: number): readonly (number | null | undefined)[] {
  const { facts } = emptyWindow(0, AT, 0);
  const value: ShardLagFacts = {
    openShards: 3,
    shards: [
      { shardId: "b", lagMs: 90_000, to: AT },
      { shardId: "c", to: AT },
    ],
  };
  const leases = { table: "t", region: "eu-west-1", leases: ["a", "b", "c"].map(lease) };
  const view = factsView(
    {
      ...facts,
      leases: [{ at: AT, value: leases }],
      shardLags: [{ at: AT - ago, value }],
    },
    AT,
  );
  return view.leases?.rows.map(({ lagMs }) => lagMs) ?? [];
}

describe("factsView", () => {
  it("shows how late each shard is read: nothing if it was not asked for, null without a datapoint", () => {
    expect(lags(0)).toEqual([undefined, 90_000, null]);
  });

  it.each([
    [5 * MINUTE_MS, 90_000],
    [5 * MINUTE_MS + 1, undefined],
    [-1, undefined],
  ])("shows a lag that is %d ms old as %s", (ago, shown) => {
    expect(lags(ago)[1]).toBe(shown);
  });

  it("gives what was first read after the window, and says since when it is known", () => {
    const { facts } = emptyWindow(0, AT, 0);
    const receivers = (at: number, active: number) => ({
      at,
      value: { active, configured: 3, receivers: [] },
    });
    const slots = (at: number) => ({ at, value: { total: 8, executors: 2, activeTasks: 0 } });
    const view = (...read: readonly ReturnType<typeof receivers>[]) =>
      factsView({ ...facts, receivers: read, slots: [slots(AT)] }, AT);
    expect(view(receivers(AT + 5, 2), receivers(AT + 9, 3))).toMatchObject({
      receivers: { active: 2 },
      slots: { free: 6 },
      knownSinceAt: AT + 5,
    });
    expect(view(receivers(AT, 1), receivers(AT + 9, 3)).receivers).toMatchObject({ active: 1 });
    expect(view(receivers(AT, 1))).not.toHaveProperty("knownSinceAt");
    expect(view()).toMatchObject({ receivers: null, slots: { total: 8, free: null } });
  });
});

import { describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts";
import type { ApplicationFacts, SlotFacts } from "@/lib/domain/spark-facts";
import { changedBefore } from "./changed-before";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  type Given,
  NOW,
  queueing,
  SETTINGS,
  STREAM,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { DSTREAM } from "@/lib/diagnosis/kinds/dstream";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;
const SINCE = NOW - 10 * MINUTE;

const app = (startedAt: number, name = "etl"): Reading<ApplicationFacts> => ({
  at: startedAt + 5_000,
  value: { id: `app-${startedAt}`, name, startedAt, sparkVersion: "3.5.7", intervalMs: 10_000 },
});
const OLD = app(NOW - 200 * MINUTE);
const slotsOf = (at: number, total: number): Reading<SlotFacts> => ({
  at,
  value: { total, executors: total / 4, activeTasks: 0 },
});

function found(
  facts: NonNullable<Given["facts"]>,
  { atLeast = false, severity = "critical" as const } = {},
) {
  const situation = situationAt(windowOf({ facts }), NOW);
  return changedBefore(DSTREAM, situation, severity, { at: SINCE, atLeast });
}

const restartedAt = (startedAt: number) => found({ application: [OLD, app(startedAt)] });
const reshardedAt = (at: number) =>
  found({
    application: [OLD],
    stream: [
      { at: NOW - 100 * MINUTE, value: STREAM },
      { at, value: { ...STREAM, openShards: 6 } },
    ],
  });

describe("what changed just before", () => {
  it.each([
    ["two minutes before is near enough", SINCE - 2 * MINUTE, 1],
    ["a millisecond more is too far", SINCE - 2 * MINUTE - 1, 0],
    ["a minute after may be a late report", SINCE + MINUTE, 1],
    ["a millisecond more is an effect", SINCE + MINUTE + 1, 0],
  ])("%s", (_name, at, count) => {
    expect(restartedAt(at)).toHaveLength(count);
    expect(reshardedAt(at)).toHaveLength(count);
  });

  it("is a restart with the settings that differ", () => {
    const startedAt = SINCE - MINUTE;
    const settings = [
      { at: NOW - 100 * MINUTE, value: SETTINGS },
      { at: startedAt + 9_000, value: { ...SETTINGS, maxRate: 300 } },
    ];
    expect(found({ application: [OLD, app(startedAt)], settings })).toEqual([
      {
        at: startedAt,
        kind: "restarted",
        differences: [{ of: "maxRate", before: null, after: 300 }],
      },
    ]);
  });

  it("is only a restart if the settings were not read again", () =>
    expect(restartedAt(SINCE)).toEqual([{ at: SINCE, kind: "restarted", differences: [] }]));

  it("compares the slots that each application reached, not those of its first seconds", () => {
    const startedAt = SINCE - MINUTE;
    const slots = [
      slotsOf(NOW - 100 * MINUTE, 8),
      slotsOf(startedAt + 10_000, 4),
      slotsOf(startedAt + 30_000, 8),
    ];
    expect(found({ application: [OLD, app(startedAt)], slots })[0]?.differences).toEqual([]);
    expect(
      found({ application: [OLD, app(startedAt)], slots: slots.slice(0, 2) })[0]?.differences,
    ).toEqual([{ of: "taskSlots", before: 8, after: 4 }]);
  });

  it("is lost slots, and not slots that were added", () => {
    const of = (...totals: readonly number[]) =>
      found({
        application: [OLD],
        slots: totals.map((total, i) => slotsOf(SINCE - (totals.length - i) * 20_000, total)),
      });
    expect(of(8, 4)).toEqual([
      {
        at: SINCE - 20_000,
        kind: "slots-lost",
        differences: [{ of: "taskSlots", before: 8, after: 4 }],
      },
    ]);
    expect(of(4, 8)).toEqual([]);
  });

  it("is another application, whose settings are no change of this one's", () => {
    const settings = [
      { at: NOW - 100 * MINUTE, value: SETTINGS },
      { at: SINCE + 9_000, value: { ...SETTINGS, maxRate: 300 } },
    ];
    const [change] = found({ application: [OLD, app(SINCE, "billing")], settings });
    expect(change).toMatchObject({
      kind: "replaced",
      differences: [{ of: "application", before: "etl", after: "billing" }],
    });
  });

  it("is a start if nothing is known from before", () =>
    expect(found({ application: [app(SINCE)] })).toMatchObject([{ kind: "started" }]));

  it("is absent without a beginning, or if the beginning is older than the data", () => {
    const application = [OLD, app(SINCE)];
    expect(found({ application }, { atLeast: true })).toEqual([]);
    const situation = situationAt(windowOf({ facts: { application } }), NOW);
    expect(changedBefore(DSTREAM, situation, "critical", undefined)).toEqual([]);
  });

  it("is given only for critical verdicts and warnings", () => {
    const situation = situationAt(windowOf({ facts: { application: [OLD, app(SINCE)] } }), NOW);
    const since = { at: SINCE, atLeast: false };
    expect(changedBefore(DSTREAM, situation, "warning", since)).toHaveLength(1);
    for (const severity of ["ok", "info", "unknown"] as const)
      expect(changedBefore(DSTREAM, situation, severity, since)).toEqual([]);
  });

  it("ignores everything after the instant", () => {
    const window = windowOf({ facts: { application: [OLD, app(SINCE)] } });
    const then = situationAt(window, SINCE + 4_999);
    expect(changedBefore(DSTREAM, then, "critical", { at: SINCE, atLeast: false })).toEqual([]);
  });
});

describe("in a verdict", () => {
  const batches = queueing(1080, (ago) => ({ workMs: ago <= 60 ? 14_000 : 5_000 }));

  it("is given beside since", () => {
    const slots = [slotsOf(NOW - 100 * MINUTE, 16), slotsOf(SINCE - MINUTE, 8)];
    const application = [{ at: OLD.at, value: { ...OLD.value, id: "app-1" } }];
    const window = windowOf({ batches, facts: { slots, application } });
    const { cause, changedBefore: changes } = evaluate(window, NOW);
    expect(cause).toBe("processing-too-slow");
    expect(changes).toMatchObject([{ kind: "slots-lost" }]);
  });

  it("is absent if nothing changed", () =>
    expect(evaluate(windowOf({ batches }), NOW)).not.toHaveProperty("changedBefore"));
});

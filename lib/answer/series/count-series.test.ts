import { describe, expect, it } from "vitest";
import { pointsOf } from "@/lib/contract/public-window";
import type { SeriesView } from "@/lib/contract/window";
import type { Reading } from "@/lib/domain/facts";
import type { ReceiverFacts, SlotFacts } from "@/lib/domain/spark-facts";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import type { SourceState } from "@/lib/domain/source-state";
import { countSeries } from "./count-series";
import type { ShownFacts } from "../facts/shown-facts";

const MIN = 60_000;
const SPAN = { from: 0, to: 6 * MIN };

const stream = (at: number, openShards: number): Reading<StreamFacts> => ({
  at,
  value: {
    name: "s",
    arn: "arn",
    status: "ACTIVE",
    mode: "provisioned",
    openShards,
    retentionMs: 24 * 60 * MIN,
    createdAt: 0,
    shardLevelMetrics: [],
    consumers: [],
  },
});

const receivers = (at: number, active: number): Reading<ReceiverFacts> => ({
  at,
  value: { active, configured: 4, receivers: [] },
});

const slots = (at: number, total: number, activeTasks = 0): Reading<SlotFacts> => ({
  at,
  value: { total, executors: 2, activeTasks },
});

const state = (
  at: number,
  status: SourceState["status"],
  lastSuccessAt: number | null = at,
): Reading<SourceState> => ({ at, value: { status, lastSuccessAt } });

function facts(known: Partial<ShownFacts>): ShownFacts {
  return {
    stream: [],
    shards: [],
    application: [],
    receivers: [],
    slots: [],
    settings: [],
    leases: [],
    shardLags: [],
    shardWrites: [],
    "source-cloudwatch": [],
    "source-kinesis": [],
    "source-leases": [],
    "source-spark": [],
    ...known,
  };
}

const valuesOf = (view: SeriesView) => pointsOf(view).map(([at, value]) => [at / MIN, value]);

describe("countSeries", () => {
  it.each([
    ["nothing was ever read", facts({}), []],
    [
      "a reading before the window holds for all of it",
      facts({ stream: [stream(-90 * MIN, 4)] }),
      [
        [0, 4],
        [1, 4],
        [2, 4],
        [3, 4],
        [4, 4],
        [5, 4],
      ],
    ],
    [
      "a reading inside the window does not apply to the time before it",
      facts({ stream: [stream(4 * MIN + 1, 4)] }),
      [
        [4, 4],
        [5, 4],
      ],
    ],
    [
      "a new count exactly on a bucket's edge begins that bucket",
      facts({ stream: [stream(0, 2), stream(3 * MIN, 4)] }),
      [
        [0, 2],
        [1, 2],
        [2, 2],
        [3, 4],
        [4, 4],
        [5, 4],
      ],
    ],
    [
      "no count while Kinesis was failing, from its last answer on",
      facts({
        stream: [stream(0, 4)],
        "source-kinesis": [
          state(0, "ok"),
          state(3 * MIN, "failing", 2 * MIN),
          state(4 * MIN, "ok"),
        ],
      }),
      [
        [0, 4],
        [1, 4],
        [2, null],
        [3, null],
        [4, 4],
        [5, 4],
      ],
    ],
    [
      "a late source still has a count",
      facts({ stream: [stream(0, 4)], "source-kinesis": [state(2 * MIN, "late", MIN)] }),
      [
        [0, 4],
        [1, 4],
        [2, 4],
        [3, 4],
        [4, 4],
        [5, 4],
      ],
    ],
    [
      "a source that fails to the end leaves nothing after its last answer",
      facts({ stream: [stream(0, 4)], "source-kinesis": [state(3 * MIN, "failing", 2 * MIN)] }),
      [
        [0, 4],
        [1, 4],
      ],
    ],
    [
      "Spark's silence does not affect Kinesis's counts",
      facts({ stream: [stream(0, 4)], "source-spark": [state(MIN, "failing", null)] }),
      [
        [0, 4],
        [1, 4],
        [2, 4],
        [3, 4],
        [4, 4],
        [5, 4],
      ],
    ],
  ])("%s", (_name, known, expected) => {
    expect(valuesOf(countSeries(known, SPAN, MIN).openShards)).toEqual(expected);
  });

  it("keeps a count that held for less than a bucket in its extremes", () => {
    const known = facts({
      receivers: [receivers(0, 4), receivers(70_000, 1), receivers(90_000, 4)],
    });
    const { activeReceivers } = countSeries(known, { from: 0, to: 3 * MIN }, MIN);
    expect(activeReceivers).toEqual({
      unit: "count",
      t0: 0,
      stepMs: MIN,
      values: [4, 4, 4],
      min: [null, 1, null],
      max: [null, 4, null],
    });
  });

  it("counts slots without a receiver as free, from when both are known", () => {
    const known = facts({
      slots: [slots(0, 8), slots(15_000, 8, 3), slots(3 * MIN, 2)],
      receivers: [receivers(MIN, 4), receivers(2 * MIN, 2)],
    });
    const { totalSlots, freeSlots } = countSeries(known, { from: 0, to: 4 * MIN }, MIN);
    expect(valuesOf(totalSlots)).toEqual([
      [0, 8],
      [1, 8],
      [2, 8],
      [3, 2],
    ]);
    expect(valuesOf(freeSlots)).toEqual([
      [1, 4],
      [2, 6],
      [3, 0],
    ]);
  });
});

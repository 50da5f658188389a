import { describe, expect, it } from "vitest";
import { pointsOf } from "@/lib/contract/public-window";
import type { Reading } from "@/lib/domain/facts";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import type { Stat } from "@/lib/history/buckets";
import { batchSeries } from "./batch-series";
import { periodSeries, readInTime } from "./period-series";
import { cellOf, seriesView } from "./series-columns";
import { limitViews } from "./shard-limits";
import { stepFor, wholeSteps } from "./steps";

const MIN = 60_000;
const MIB = 1024 * 1024;

const one = (value: number): Stat => ({ count: 1, mean: value, min: value, max: value });

function stream(
  at: number,
  openShards: number,
  mode: StreamFacts["mode"] = "provisioned",
): Reading<StreamFacts> {
  const value: StreamFacts = {
    name: "s",
    arn: "arn",
    status: "ACTIVE",
    mode,
    openShards,
    retentionMs: 24 * 60 * MIN,
    createdAt: 0,
    shardLevelMetrics: [],
    consumers: [],
  };
  return { at, value };
}

describe("steps", () => {
  it.each([
    ["an hour in 360 points is a minute a point", 60 * MIN, 360, MIN, MIN],
    ["a day in 360 points is 4 minutes a point", 1_440 * MIN, 360, MIN, 4 * MIN],
    ["exactly as many minutes as points", 360 * MIN, 360, MIN, MIN],
    ["one minute more", 361 * MIN, 360, MIN, 2 * MIN],
    ["never below the source's interval", MIN, 1_000, MIN, MIN],
    ["one point covers all", 60 * MIN, 1, MIN, 60 * MIN],
  ])("%s", (_name, spanMs, points, rhythm, step) => {
    expect(stepFor({ from: 0, to: spanMs }, points, rhythm)).toBe(step);
  });

  it("widens to whole buckets", () => {
    expect(wholeSteps({ from: 61_000, to: 119_000 }, MIN)).toEqual({ from: MIN, to: 2 * MIN });
  });
});

describe("readInTime", () => {
  const buckets = [0, 1, 2, 3, 4].map((minute) => ({ at: minute * MIN, values: {} }));
  const kept = (answeredTo: number, settledTo: number, stepMs = MIN) =>
    readInTime(buckets, { answeredTo: answeredTo * MIN, settledTo: settledTo * MIN, stepMs }).map(
      ({ at }) => at / MIN,
    );
  it.each([
    ["keeps what was final when it was read, and what is still open", 3, 3, [0, 1, 2, 3, 4]],
    ["leaves out what has become final since", 2, 3, [0, 1, 3, 4]],
    ["leaves out all of it after a silence", 1, 5, [0]],
    ["leaves out nothing if nothing is final", 0, 0, [0, 1, 2, 3, 4]],
  ] as const)("%s", (_name, answeredTo, settledTo, minutes) =>
    expect(kept(answeredTo, settledTo)).toEqual(minutes),
  );
  it("keeps a bucket of several minutes that holds one read in time", () =>
    expect(kept(1, 3, 2 * MIN)).toContain(0));
});

describe("seriesView", () => {
  it("keeps a gap as null and invents nothing after the last datapoint", () => {
    const cells = new Map([
      [0, cellOf(one(1))],
      [2 * MIN, cellOf(one(3))],
    ]);
    const view = seriesView("iteratorAge", MIN, cells);
    expect(view).toEqual({
      unit: "ms",
      t0: 0,
      stepMs: MIN,
      values: [1, null, 3],
    });
  });

  it("keeps the extremes of a bucket", () => {
    const stat: Stat = { count: 3, mean: 2, min: 0, max: 9 };
    const cells = new Map([
      [0, cellOf(one(1))],
      [MIN, cellOf(stat)],
    ]);
    const view = seriesView("iteratorAge", MIN, cells);
    expect(view).toMatchObject({ values: [1, 2], min: [null, 0], max: [null, 9] });
  });

  it("is empty without data", () => {
    const empty = { unit: "bytes/s", t0: 0, stepMs: MIN, values: [] };
    expect(seriesView("putBytes", MIN, new Map())).toEqual(empty);
  });
});

describe("periodSeries", () => {
  const series = (
    values: Parameters<typeof periodSeries>[0]["buckets"][0]["values"],
    settledTo = 10 * MIN,
  ) =>
    periodSeries({ buckets: [{ at: 0, values }], stepMs: MIN, stream: [stream(0, 2)], settledTo });

  it.each([
    ["is zero in a settled minute without puts and reads", {}, 10 * MIN, 0],
    ["is a gap while the minute may still be published", {}, MIN - 1, null],
    ["is a gap if records were read", { getRecords: one(5) }, 10 * MIN, null],
    ["is a gap if records were pushed", { fanOutRecords: one(5) }, 10 * MIN, null],
    ["is what CloudWatch says", { putRecords: one(7) }, 10 * MIN, 7],
  ])("put %s", (_name, values, settledTo, wanted) => {
    expect(pointsOf(series(values, settledTo).putRecords)).toEqual([[0, wanted]]);
  });

  it.each([
    ["what was polled", { getBytes: one(5) }, 5],
    ["what was pushed", { fanOutBytes: one(7) }, 7],
    ["both together", { getBytes: one(5), fanOutBytes: one(7) }, 12],
    ["a gap if nobody read, never a zero", { putBytes: one(9) }, null],
  ])("get is %s", (_name, values, wanted) => {
    expect(pointsOf(series(values).getBytes)).toEqual([[0, wanted]]);
  });

  it("never turns a missing age into 0", () => {
    expect(pointsOf(series({}).iteratorAge)).toEqual([[0, null]]);
  });

  it("counts read throttles as a share of calls", () => {
    const values = { readThrottledCalls: one(7), getCalls: one(10) };
    expect(pointsOf(series(values).readThrottled)).toEqual([[0, 0.7]]);
    expect(
      pointsOf(series({ readThrottledCalls: one(0), getCalls: one(0) }).readThrottled),
    ).toEqual([[0, null]]);
  });

  it("takes the tighter of the two write limits, for the shards of that minute", () => {
    const values = { putBytes: one(MIB), putRecords: one(1_500) };
    expect(pointsOf(series(values).writeUtilisation)).toEqual([[0, 0.75]]);
  });

  it("is unknown as utilisation of an on-demand stream", () => {
    const input = {
      buckets: [{ at: 0, values: { putBytes: one(MIB), putRecords: one(1) } }],
      stepMs: MIN,
      stream: [stream(0, 4, "on-demand")],
      settledTo: 10 * MIN,
    };
    expect(pointsOf(periodSeries(input).writeUtilisation)).toEqual([[0, null]]);
  });
});

describe("limitViews", () => {
  it("steps where the stream was resharded", () => {
    const readings = [stream(-MIN, 2), stream(3 * MIN, 4), stream(5 * MIN, 4)];
    expect(limitViews(readings, { from: 0, to: 10 * MIN }).writeRecordsPerSecond).toEqual({
      points: [
        [0, 2_000],
        [3 * MIN, 4_000],
        [10 * MIN, 4_000],
      ],
    });
  });

  it("is null when nothing is known, and for on-demand streams", () => {
    expect(limitViews([], { from: 0, to: MIN }).writeBytesPerSecond).toBeNull();
    const onDemand = [stream(0, 4, "on-demand")];
    expect(limitViews(onDemand, { from: 0, to: MIN }).readBytesPerSecond).toBeNull();
  });
});

describe("batchSeries", () => {
  const bucket = (at: number, batches: number) => ({ at, batches, records: one(100) });

  it("leaves out the rate of the bucket that is still filling", () => {
    const { intakeRecords } = batchSeries([bucket(0, 6), bucket(MIN, 2)], [], MIN);
    expect(pointsOf(intakeRecords)).toEqual([[0, 10]]);
  });

  it("keeps an unknown delay as a gap", () => {
    const { schedulingDelay } = batchSeries([bucket(0, 1)], [], MIN);
    expect(pointsOf(schedulingDelay)).toEqual([[0, null]]);
  });
});

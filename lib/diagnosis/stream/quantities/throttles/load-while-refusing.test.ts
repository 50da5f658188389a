import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  batches,
  healthyPeriod,
  minutes,
  NOW,
  STREAM,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { loadWhileRefusing } from "./load-while-refusing";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

/** Load of four shards by minute, the newest settled one first. Refusing minutes are marked. */
type Loads = readonly (readonly [load: number | undefined, isRefused?: "refused"])[];

/** Two minutes are not settled yet. */
const UNSETTLED = 2;

function loads(newestFirst: Loads) {
  return minutes(180, (ago) => {
    const [load, isRefused] = newestFirst[ago - UNSETTLED - 1] ?? [0.5];
    const { putRecords: _records, putBytes: _bytes, ...others } = healthyPeriod();
    return {
      ...others,
      ...(load === undefined ? {} : { putRecords: 4000 * load, putBytes: 500_000 }),
      ...(isRefused === undefined ? {} : { writeThrottled: 100 }),
    };
  });
}

const given = (newestFirst: Loads, stream = {}) => ({
  periods: loads(newestFirst),
  batches: batches(1080, () => ({ records: 20_000 })),
  facts: { stream: { ...STREAM, ...stream } },
});
const loadOf = (newestFirst: Loads, stream = {}) =>
  loadWhileRefusing(situationAt(windowOf(given(newestFirst, stream)), NOW));

describe("how full the shards are while they refuse", () => {
  it.each<{ name: string; newestFirst: Loads; want: number | undefined }>([
    {
      name: "is the load of the minutes after the one in which refusals began",
      newestFirst: [
        [1, "refused"],
        [1, "refused"],
        [0.63, "refused"],
      ],
      want: 1,
    },
    {
      name: "is the load of the minutes before the one in which they ended",
      newestFirst: [[0.5], [0.6, "refused"], [1, "refused"], [1, "refused"], [0.6, "refused"]],
      want: 1,
    },
    {
      name: "is the median of the minutes wholly inside",
      newestFirst: [
        [0.9, "refused"],
        [0.7, "refused"],
        [0.8, "refused"],
        [0.1, "refused"],
      ],
      want: 0.8,
    },
    {
      name: "is the load of all of them if each is isolated",
      newestFirst: [[0.3, "refused"], [0.5], [0.4, "refused"], [0.5], [0.2, "refused"]],
      want: 0.3,
    },
    {
      name: "ignores minutes whose puts are not known",
      newestFirst: [
        [undefined, "refused"],
        [1, "refused"],
        [0.6, "refused"],
      ],
      want: 1,
    },
    {
      name: "is undefined if only a mixed minute is known",
      newestFirst: [
        [undefined, "refused"],
        [undefined, "refused"],
        [0.6, "refused"],
      ],
      want: undefined,
    },
    { name: "is undefined if nothing is refused", newestFirst: [], want: undefined },
  ])("$name", ({ newestFirst, want }) => expect(loadOf(newestFirst)).toBe(want));

  it("is undefined for an on-demand stream", () =>
    expect(
      loadOf(
        [
          [1, "refused"],
          [1, "refused"],
        ],
        { mode: "on-demand" },
      ),
    ).toBeUndefined());

  it("assumes that the time before the data is the same", () => {
    const since = loads([
      [1, "refused"],
      [1, "refused"],
      [1, "refused"],
    ]).slice(-5);
    const window = windowOf({ ...given([]), periods: since });
    expect(loadWhileRefusing(situationAt(window, NOW))).toBe(1);
  });
});

describe("the cause of refused writes", () => {
  const verdict = (newestFirst: Loads, stream = {}) =>
    evaluate(windowOf(given(newestFirst, stream)), NOW);
  const unknown: Loads = [
    [undefined, "refused"],
    [undefined, "refused"],
    [undefined, "refused"],
  ];

  it.each<{ name: string; newestFirst: Loads; want: string }>([
    {
      name: "full shards, if refusals began inside a minute",
      newestFirst: [
        [0.8, "refused"],
        [0.8, "refused"],
        [0.55, "refused"],
      ],
      want: "write-limit",
    },
    {
      name: "one hot shard, if the minutes after it have room",
      newestFirst: [
        [0.79, "refused"],
        [0.79, "refused"],
        [0.55, "refused"],
      ],
      want: "hot-shard",
    },
    {
      name: "no hot shard, if the load is not known",
      newestFirst: unknown,
      want: "write-limit",
    },
  ])("is $name", ({ newestFirst, want }) => expect(verdict(newestFirst).cause).toBe(want));

  it("is not reported if the refusals are known and the puts are not", () => {
    const { headline, severity } = verdict([...unknown, [undefined], [undefined]]);
    expect(headline).toBe(
      "The shards refuse writes: 60 records/s are refused, and how full the shards are is not known.",
    );
    expect(severity).toBe("warning");
  });

  it("does not name the load of a single shard if it is not known", () =>
    expect(verdict(unknown, { openShards: 1 }).headline).toMatch(
      /how full the shards are is not known/,
    ));

  it("does not count a gap in the puts as attempts", () => {
    // 100 of 2 100 records/s in the one known minute that refuses, and 2 000 in the two others.
    const newestFirst: Loads = [
      [undefined, "refused"],
      [undefined, "refused"],
      [0.5, "refused"],
    ];
    expect(verdict(newestFirst).headline).toMatch(
      /^The shards refuse writes: 1\.6 % of the records /,
    );
  });
});

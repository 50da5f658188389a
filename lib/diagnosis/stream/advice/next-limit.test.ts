import { describe, expect, it } from "vitest";
import type { PipelineWindow } from "@/lib/domain/window";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  batches,
  healthyPeriod,
  minutes,
  NOW,
  STREAM,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
import { nextLimit } from "./next-limit";

/**
 * Batches whose processing time follows their records, so that capacity is known: μ = `recordsPerSecond`.
 */
function sustains(recordsPerSecond: number): PipelineWindow["batches"] {
  return batches(1080, (ago) => {
    const records = ago % 2 === 0 ? 10_000 : 7_000;
    return { records, workMs: (records / recordsPerSecond) * 1_000 };
  });
}

/** One shard, written at its limit. A part of the attempts is refused. */
const FULL = minutes(180, (ago) => ({
  ...healthyPeriod(),
  ...(ago <= 20 && { writeThrottled: 1_000 }),
}));

/**
 * The batches show 850 records/s, and 1 000 are put and 1 000 refused: 1 700 of Spark's records arrive once
 * nothing is refused.
 */
const COME = 1_700;

function wider(sustained: number) {
  const facts = { stream: { ...STREAM, openShards: 1 } };
  return windowOf({ periods: FULL, batches: sustains(sustained), facts });
}

describe("the limit reached after adding shards", () => {
  it("is absent while Spark is known to have room", () => {
    const window = wider(COME / 0.84);
    expect(nextLimit(situationAt(window, NOW), "shards")).toBeUndefined();
    const { advice } = evaluate(window, NOW);
    expect(advice[0]?.text).toMatch(
      /^Use \d+ shards instead of 1, doubling in more than one step\.$/,
    );
  });

  it("is Spark from 85 % of what it sustains", () => {
    const window = wider(COME / 0.86);
    expect(nextLimit(situationAt(window, NOW), "shards")).toMatchObject({ limit: "spark" });
    const { cause, advice } = evaluate(window, NOW);
    expect(cause).toBe("write-limit");
    expect(advice[0]?.text).toMatch(
      /Spark sustains only 116 % of what then arrives: it is the next limit\.$/,
    );
  });

  it("is undefined without Spark's capacity", () => {
    const window = windowOf({ periods: FULL, batches: [] });
    expect(nextLimit(situationAt(window, NOW), "shards")).toBeUndefined();
  });

  it("is undefined without any minute", () => {
    const window = windowOf({ periods: [] });
    expect(nextLimit(situationAt(window, NOW), "spark")).toBeUndefined();
  });
});

describe("the limit reached after making Spark faster", () => {
  /** Four shards take 4 000 records/s. */
  const put = (records: number) =>
    windowOf({
      periods: minutes(180, () => ({
        ...healthyPeriod(),
        putRecords: records,
        getRecords: records,
      })),
    });

  it.each([
    [3_399, undefined],
    [3_400, { limit: "writes", ratio: 0.85 }],
  ])("writes of %i records/s", (records, next) =>
    expect(nextLimit(situationAt(put(records), NOW), "spark")).toEqual(next),
  );

  /** They can be read at 8 MiB/s. */
  const got = (bytes: number) =>
    windowOf({ periods: minutes(180, () => ({ ...healthyPeriod(), getBytes: bytes })) });
  const LIMIT = 8 * 1024 * 1024;

  it.each([
    [0.849, undefined],
    [0.85, { limit: "reads" }],
  ])("reads at %f of their limit", (part, next) => {
    const found = nextLimit(situationAt(got(part * LIMIT), NOW), "spark");
    if (next === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(next);
  });

  it("is absent for an on-demand stream", () => {
    const window = put(3_400);
    const stream = [{ at: NOW, value: { ...STREAM, mode: "on-demand" as const } }];
    const onDemand = { ...window, facts: { ...window.facts, stream } };
    expect(nextLimit(situationAt(onDemand, NOW), "spark")).toBeUndefined();
  });
});

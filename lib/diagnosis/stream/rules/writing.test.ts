import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  queueing,
  STREAM,
  windowOf,
} from "@/lib/diagnosis/testing/window";

const of = (given: Given) => evaluate(windowOf(given), NOW);

/** Writes at a part of four shards' record limit, some refused in the last minutes. */
function writes(part: number, { refused = 0, forMinutes = 30 } = {}) {
  return minutes(180, (ago) => ({
    ...healthyPeriod(),
    putRecords: 4000 * part,
    getRecords: 4000 * part,
    ...(ago <= forMinutes && refused > 0 ? { writeThrottled: refused } : {}),
  }));
}
const taken = (part: number) => batches(1080, () => ({ records: 40_000 * part }));
const onDemand = { stream: { ...STREAM, mode: "on-demand" } } as const;
const oneShard = { stream: { ...STREAM, openShards: 1 } };

describe("refused writes", () => {
  it.each([
    {
      name: "at 80 % of the limit: the shards are full",
      given: { periods: writes(0.8, { refused: 100 }) },
      want: "write-limit",
    },
    {
      name: "at 79 %: one shard, or bursts",
      given: { periods: writes(0.79, { refused: 100 }) },
      want: "hot-shard",
    },
    {
      name: "of one shard: that one is full",
      given: { periods: writes(0.1, { refused: 100 }), facts: oneShard },
      want: "write-limit",
    },
    {
      name: "of an on-demand stream: always its limit",
      given: { periods: writes(0.2, { refused: 100 }), facts: onDemand },
      want: "write-limit",
    },
    {
      name: "in three of five settled minutes count",
      given: { periods: writes(0.5, { refused: 100, forMinutes: 5 }) },
      want: "hot-shard",
    },
    {
      name: "in two do not count",
      given: { periods: writes(0.5, { refused: 100, forMinutes: 4 }) },
      want: "keeping-up",
    },
    {
      name: "of a busy on-demand stream without refusals: none",
      given: { periods: writes(1.5), facts: onDemand },
      want: "keeping-up",
    },
  ])("$name", ({ given, want }) => expect(of({ batches: taken(0.5), ...given }).cause).toBe(want));

  it.each([
    { name: "above one per cent are critical", refused: 41, want: "critical" },
    { name: "up to one per cent are a warning", refused: 40, want: "warning" },
  ])("$name", ({ refused, want }) =>
    // 40 of 4 000 attempts are exactly 1 %.
    expect(of({ periods: writes(0.99, { refused }) }).severity).toBe(want),
  );

  it("began with the first of the run, and advises enough shards", () => {
    const verdict = of({ periods: writes(1, { refused: 4000 }) });
    expect(verdict.since).toBe(NOW - 30 * 60_000);
    expect(verdict.advice[0]).toMatchObject({
      text: "Use 10 shards instead of 4, doubling in more than one step.",
    });
    expect(verdict.advice[0]?.command).toContain("--target-shard-count 8");
  });

  it.each([
    {
      name: "the configured region",
      stream: { region: "eu-north-1" },
      line: "--region eu-north-1 ",
    },
    { name: "without one the ARN's", stream: {}, line: "--region eu-west-1 " },
    {
      name: "nothing unchecked that an earlier version stored",
      stream: { arn: "arn:aws:kinesis:eu-west-1;id:0:stream/orders", name: "a'$(id)" },
      line: String.raw`--region 'eu-west-1;id' --stream-name 'a'\''$(id)' `,
    },
  ])("advises them in a line that names $name", ({ stream, line }) => {
    const facts = { stream: { ...STREAM, ...stream } };
    const [advice] = of({ periods: writes(1, { refused: 4000 }), facts }).advice;
    expect(advice?.command).toContain(`aws kinesis update-shard-count ${line}`);
  });

  it("are as old as the data if they fill them", () => {
    const verdict = of({ periods: writes(1, { refused: 4000, forMinutes: 180 }) });
    expect([verdict.since, verdict.sinceIsAtLeast]).toEqual([NOW - 180 * 60_000, true]);
  });
});

describe("both sides", () => {
  const slow = queueing(1080, (ago) => ({ workMs: ago <= 60 ? 14_000 : 5_000 }));

  it("are blamed if Spark is too slow and one per cent is refused", () => {
    const verdict = of({ periods: writes(0.99, { refused: 40 }), batches: slow });
    expect([verdict.bottleneck, verdict.cause, verdict.also[0]]).toEqual([
      "both",
      "processing-too-slow",
      "write-limit",
    ]);
    expect(verdict.headline).toBe(
      "Both sides: Spark is too slow, 4 min 17 s late, and the shards refuse 1 % of the records.",
    );
  });

  it("are not blamed below that: the consumer is, and the shards are shown beside it", () => {
    const verdict = of({ periods: writes(0.99, { refused: 39 }), batches: slow });
    expect([verdict.bottleneck, verdict.cause]).toEqual(["consumer", "processing-too-slow"]);
    expect(verdict.also).toContain("write-limit");
  });
});

describe("at-risk and idle", () => {
  const busy = (workMs: number) => batches(1080, () => ({ workMs }));
  const quiet = minutes(180, (ago) =>
    ago <= 7 ? { getRecords: 0, getBytes: 0, getCalls: 16, iteratorAge: 0 } : healthyPeriod(),
  );
  const empty = batches(1080, (ago) => (ago <= 45 ? { records: 0, workMs: 40 } : {}));

  it.each([
    { name: "85 % of the time busy is at risk", given: { batches: busy(8_500) }, want: "at-risk" },
    { name: "84 % is not at risk", given: { batches: busy(8_400) }, want: "keeping-up" },
    {
      name: "written at 80 % of the limit is at risk",
      given: { periods: writes(0.8), batches: taken(0.8) },
      want: "at-risk",
    },
    {
      name: "no puts for five settled minutes is idle",
      given: { periods: quiet, batches: empty },
      want: "idle",
    },
    {
      name: "a missing datapoint beside batches with records is a gap: neither idle nor healthy",
      given: { periods: quiet },
      want: "no-data",
    },
  ])("$name", ({ given, want }) => expect(of(given).cause).toBe(want));
});

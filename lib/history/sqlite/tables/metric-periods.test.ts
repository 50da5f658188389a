import { describe, expect, it } from "vitest";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import { periodAt, PIPELINE, seconds, T0, temporaryHistory } from "../testing/test-history";

const HOUR = seconds(0, 3_600);

async function kept(...answers: readonly (readonly MetricPeriod[])[]) {
  const history = await temporaryHistory();
  for (const answer of answers) await history.recordPeriods(PIPELINE, answer);
  const { periods } = await history.window(PIPELINE, HOUR, 120_000);
  return periods;
}

describe("recordPeriods", () => {
  it("answers ascending in time, however they came", async () =>
    expect(await kept([periodAt(2, {}), periodAt(0, {})], [periodAt(1, {})])).toEqual(
      [0, 1, 2].map((index) => periodAt(index, {})),
    ));

  it("is empty without minutes", async () => expect(await kept([])).toEqual([]));

  it("includes a span's first instant, but not its last, and no other pipeline's minutes", async () => {
    const history = await temporaryHistory();
    await history.recordPeriods(
      PIPELINE,
      [0, 1, 2, 3].map((at) => periodAt(at, {})),
    );
    await history.recordPeriods("other", [periodAt(1, { putBytes: 9 })]);
    const { periods } = await history.window(PIPELINE, seconds(60, 180), 120_000);
    expect(periods).toEqual([periodAt(1, {}), periodAt(2, {})]);
  });

  it("keeps all of an answer or nothing of it", async () => {
    const history = await temporaryHistory();
    const broken = periodAt(1, {}, { at: T0 + 0.5 });
    await expect(history.recordPeriods(PIPELINE, [periodAt(0, {}), broken])).rejects.toThrow(
      /REAL/,
    );
    expect((await history.window(PIPELINE, HOUR, 0)).periods).toEqual([]);
    await history.recordPeriods(PIPELINE, [periodAt(0, {})]);
    expect((await history.window(PIPELINE, HOUR, 0)).periods).toHaveLength(1);
  });
});

describe("periodBuckets", () => {
  it("have mean, extremes and count by aligned bucket, and none for a gap", async () => {
    const history = await temporaryHistory();
    await history.recordPeriods(PIPELINE, [
      periodAt(0, { putBytes: 99 }),
      periodAt(1, { putBytes: 1, iteratorAge: 0 }),
      periodAt(4, { putBytes: 4 }),
      periodAt(10, { putBytes: 3 }),
      periodAt(11, {}),
      periodAt(12, { putBytes: 99 }),
    ]);
    expect(await history.periodBuckets(PIPELINE, seconds(60, 720), 300_000)).toEqual([
      {
        at: T0,
        values: {
          putBytes: { count: 2, mean: 2.5, min: 1, max: 4 },
          iteratorAge: { count: 1, mean: 0, min: 0, max: 0 },
        },
      },
      { at: T0 + 600_000, values: { putBytes: { count: 1, mean: 3, min: 3, max: 3 } } },
    ]);
  });

  it("have one without values if the minutes were requested and empty", async () => {
    const history = await temporaryHistory();
    await history.recordPeriods(PIPELINE, [periodAt(0, {})]);
    expect(await history.periodBuckets(PIPELINE, HOUR, 60_000)).toEqual([{ at: T0, values: {} }]);
  });
});

describe("missingMinutes", () => {
  const five = { periodMs: 300_000 };
  it.each([
    { name: "all of a span without data", has: [], is: [[0, 600]] },
    {
      name: "nothing of a span without gaps",
      has: Array.from({ length: 10 }, (_, at) => periodAt(at, {})),
      is: [],
    },
    {
      name: "the holes at its beginning, in it and at its end",
      has: [periodAt(1, {}), periodAt(2, {}), periodAt(5, {})],
      is: [
        [0, 60],
        [180, 300],
        [360, 600],
      ],
    },
    {
      name: "not what a longer period covers, even one from before the span",
      has: [periodAt(-2, {}, five), periodAt(5, {}, five)],
      is: [[180, 300]],
    },
    {
      name: "not what a long period covers after a short one that it contains",
      has: [periodAt(0, {}, five), periodAt(1, {})],
      is: [[300, 600]],
    },
    {
      name: "nothing before or after the span",
      has: [periodAt(-1, {}), periodAt(10, {})],
      is: [[0, 600]],
    },
  ])("are $name", async ({ has, is }) => {
    const history = await temporaryHistory();
    await history.recordPeriods(PIPELINE, has);
    const missing = await history.missingMinutes(PIPELINE, seconds(0, 600));
    expect(missing).toEqual(is.map(([from = 0, to = 0]) => seconds(from, to)));
  });

  it("are whole minutes that start inside the span", async () => {
    const history = await temporaryHistory();
    expect(await history.missingMinutes(PIPELINE, seconds(30, 90))).toEqual([seconds(60, 120)]);
    expect(await history.missingMinutes(PIPELINE, seconds(30, 60))).toEqual([]);
  });
});

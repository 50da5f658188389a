import { describe, expect, it } from "vitest";
import type { SparkSettings } from "@/lib/domain/spark-facts";
import type { PeriodMetric } from "@/lib/domain/metric-period";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { intakeShare } from "@/lib/diagnosis/stream/quantities/share/share";
import {
  batches,
  healthyPeriod,
  minutes,
  NOW,
  SETTINGS,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

type Values = Partial<Record<PeriodMetric, number>>;

/** Beside another reader, with four user records in each record: the taken part is not known. */
const shared = (lag: (ago: number) => number, whose: PeriodMetric = "applicationLag"): Values[] =>
  Array.from({ length: 40 }, (_, i) => ({
    ...healthyPeriod(),
    getRecords: 2000,
    getBytes: 1_000_000,
    iteratorAge: lag(40 - i),
    [whose]: lag(40 - i),
  }));

/** The application is as old as the known data of its stream. The newest minute began a minute ago. */
function of(
  values: readonly Values[],
  { settings = {}, workMs = 3_000 }: { settings?: Partial<SparkSettings>; workMs?: number } = {},
) {
  const known = minutes(40, (ago) => values[40 - ago] ?? {});
  const startedAt = NOW - 40 * 60_000;
  return windowOf({
    periods: known,
    startedAt,
    batches: batches(240, () => ({ records: 29_000, workMs })),
    facts: { settings: { ...SETTINGS, ...settings } },
  });
}

const grows = (ago: number) => (40 - ago) * 30_000;
const evaluated = (...given: Parameters<typeof of>) => evaluate(of(...given), NOW);

describe("an own lag that grows while the share of the puts is unknown", () => {
  it("is caused by a cap that the intake reaches", () => {
    const verdict = evaluated(shared(grows), { settings: { maxRate: 1_500 } });
    expect([verdict.bottleneck, verdict.cause]).toEqual(["consumer", "rate-cap"]);
    expect(verdict.headline).toMatch(
      /^A rate cap holds Spark back: it lets in 3.000 records\/s, and reads 1\d min( \d+ s)? late\.$/,
    );
    expect(verdict.since).toBeLessThan(NOW - 37 * 60_000);
  });

  it("is caused by back-pressure with no time to spare", () => {
    const verdict = evaluated(shared(grows), { settings: { backpressure: true }, workMs: 9_600 });
    expect([verdict.bottleneck, verdict.cause]).toEqual(["consumer", "backpressure"]);
    expect(verdict.headline).toMatch(
      /^Spark is too slow and limited by back-pressure: it takes less than is put/,
    );
  });

  it("is never called keeping up, whatever the cause", () => {
    const verdict = evaluated(shared(grows));
    expect([verdict.bottleneck, verdict.cause, verdict.severity]).toEqual([
      "consumer",
      "slow-reading",
      "critical",
    ]);
    expect(verdict.headline).toMatch(
      /^The receivers read 1\d min( \d+ s)? late and fall further behind, though Spark has time\.$/,
    );
  });

  it("is unknown if only the stream's age is known, which may be its own lag", () =>
    expect(evaluated(shared(grows, "iteratorAge")).headline).toMatch(
      /^Not enough data to judge: the oldest reader of the stream is 1\d min/,
    ));

  it.each([
    ["a minute and two intervals are no lag yet", (ago: number) => Math.min(60_000, grows(ago))],
    ["a constant lag was not caused now", () => 300_000],
    ["none at all", () => 0],
  ])("%s", (_name, lag) => expect(evaluated(shared(lag)).cause).not.toBe("no-data"));
});

describe("the usual share", () => {
  it("is not learned from minutes in which a lag began that still lasts", () => {
    const slowly = (ago: number) => Math.max(0, 40 - ago - 2) * 6_000;
    expect(intakeShare(situationAt(of(shared(slowly)), NOW))).toBeUndefined();
  });

  it("is learned from all of them if no lag began", () =>
    expect(intakeShare(situationAt(of(shared(() => 0)), NOW))?.usual).toBeCloseTo(2.9));
});

import { describe, expect, it } from "vitest";
import type { SparkSettings } from "@/lib/domain/facts";
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

/** Beside another reader, with records that each hold four: nothing tells what part of them is taken. */
const shared = (lag: (ago: number) => number, whose: PeriodMetric = "applicationLag"): Values[] =>
  Array.from({ length: 40 }, (_, i) => ({
    ...healthyPeriod(),
    getRecords: 2000,
    getBytes: 1_000_000,
    iteratorAge: lag(40 - i),
    [whose]: lag(40 - i),
  }));

/** An application that is as old as what is known of its stream; the newest minute began a minute ago. */
function of(
  told: readonly Values[],
  { settings = {}, workMs = 3_000 }: { settings?: Partial<SparkSettings>; workMs?: number } = {},
) {
  const known = minutes(40, (ago) => told[40 - ago] ?? {});
  const startedAt = NOW - 40 * 60_000;
  return windowOf({
    periods: known,
    startedAt,
    batches: batches(240, () => ({ records: 29_000, workMs })),
    facts: { settings: { ...SETTINGS, ...settings } },
  });
}

const grows = (ago: number) => (40 - ago) * 30_000;
const judged = (...given: Parameters<typeof of>) => evaluate(of(...given), NOW);

describe("an own lag that grows, where the share of the puts is not known", () => {
  it("is that of a cap at which it takes", () => {
    const said = judged(shared(grows), { settings: { maxRate: 1_500 } });
    expect([said.bottleneck, said.cause]).toEqual(["consumer", "rate-cap"]);
    expect(said.headline).toMatch(
      /^A rate cap holds Spark back: it lets in 3.000 records\/s, and reads 1\d min( \d+ s)? late\.$/,
    );
    expect(said.since).toBeLessThan(NOW - 37 * 60_000);
  });

  it("is that of back-pressure with no time to spare", () => {
    const said = judged(shared(grows), { settings: { backpressure: true }, workMs: 9_600 });
    expect([said.bottleneck, said.cause]).toEqual(["consumer", "backpressure"]);
    expect(said.headline).toMatch(
      /^Spark is too slow and limited by back-pressure: it takes less than is put/,
    );
  });

  it("is never called keeping up, whatever is the matter", () => {
    const said = judged(shared(grows));
    expect([said.bottleneck, said.cause, said.severity]).toEqual([
      "consumer",
      "slow-reading",
      "critical",
    ]);
    expect(said.headline).toMatch(
      /^The receivers read 1\d min( \d+ s)? late and fall further behind, though Spark has time\.$/,
    );
  });

  it("nor is an age of the stream that may be its own", () =>
    expect(judged(shared(grows, "iteratorAge")).headline).toMatch(
      /^Not enough data to judge: the oldest reader of the stream is 1\d min/,
    ));

  it.each([
    ["a minute and two intervals are no lag yet", (ago: number) => Math.min(60_000, grows(ago))],
    ["a lag that stands was not made by now", () => 300_000],
    ["none at all", () => 0],
  ])("%s", (_name, lag) => expect(judged(shared(lag)).cause).not.toBe("no-data"));
});

describe("what is usual", () => {
  it("is not learnt from the minutes in which a lag began that still lasts", () => {
    const slowly = (ago: number) => Math.max(0, 40 - ago - 2) * 6_000;
    expect(intakeShare(situationAt(of(shared(slowly)), NOW))).toBeUndefined();
  });

  it("is learnt from all of them where none began", () =>
    expect(intakeShare(situationAt(of(shared(() => 0)), NOW))?.usual).toBeCloseTo(2.9));
});

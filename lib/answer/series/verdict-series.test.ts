import { describe, expect, it } from "vitest";
import { firstVerdict } from "@/lib/domain/first-verdict";
import type { Evaluation, VerdictNumbers } from "@/lib/domain/verdict";
import { verdictSeries } from "./verdict-series";

const MINUTE = 60_000;

const UNKNOWN = firstVerdict(0).numbers;

function evaluation(minute: number, numbers: Partial<VerdictNumbers>): Evaluation {
  return {
    at: minute * MINUTE,
    bottleneck: "none",
    severity: "ok",
    cause: "keeping-up",
    since: null,
    numbers: { ...UNKNOWN, ...numbers },
  };
}

/** A delay of these parts, and half an interval of 5 s. */
const delay = (stream: number, spark: number, processing: number): Partial<VerdictNumbers> => ({
  endToEndDelayMs: stream + 5_000 + spark + processing,
  waitingInStreamMs: stream,
  waitingInSparkMs: spark,
  processingMs: processing,
});

const PARTS = ["waitingInStream", "waitingForBatch", "waitingInSpark", "beingProcessed"] as const;

function columns(evaluations: readonly Evaluation[], stepMs = MINUTE) {
  const series = verdictSeries(evaluations, stepMs);
  const parts = PARTS.map((name) => series[name].values);
  const sums = series.endToEndDelay.values.map((_, i) =>
    parts.reduce((sum, part) => sum + (part[i] ?? 0), 0),
  );
  return { series, parts, sums };
}

describe("the parts of the delay over time", () => {
  it("add up to the delay in each minute", () => {
    const { series, parts, sums } = columns([
      evaluation(0, delay(1_000, 0, 4_000)),
      evaluation(1, delay(2_000, 60_000, 8_000)),
    ]);
    expect(parts).toEqual([
      [1_000, 2_000],
      [5_000, 5_000],
      [0, 60_000],
      [4_000, 8_000],
    ]);
    expect(sums).toEqual(series.endToEndDelay.values);
  });

  it("add up in a bucket of several minutes, one of which does not know its delay", () => {
    const known = delay(1_000, 0, 4_000);
    const { series, sums } = columns(
      [
        evaluation(0, known),
        evaluation(1, { ...UNKNOWN, waitingInStreamMs: 900_000 }),
        evaluation(2, delay(3_000, 600, 4_000)),
      ],
      5 * MINUTE,
    );
    expect(series.endToEndDelay.values).toEqual([11_300]);
    expect(sums).toEqual([11_300]);
    expect(series.waitingInStream.values).toEqual([2_000]);
  });

  it("have a gap where the delay has one, though a part of it is known", () => {
    const { series, parts } = columns([
      evaluation(0, delay(1_000, 0, 4_000)),
      evaluation(1, { ...UNKNOWN, processingMs: 4_000 }),
      evaluation(3, delay(1_000, 0, 4_000)),
    ]);
    expect(series.endToEndDelay.values).toEqual([10_000, null, null, 10_000]);
    for (const part of parts) expect(part.slice(1, 3)).toEqual([null, null]);
  });

  it("count an unknown part of a lower bound as nothing, and do not show it as zero", () => {
    const bound = { endToEndDelayMs: 425_000, delayIsAtLeast: true, waitingInSparkMs: 420_000 };
    const { series, sums } = columns([evaluation(0, bound)]);
    expect(series.waitingInStream.values).toEqual([null]);
    expect(series.waitingForBatch.values).toEqual([5_000]);
    expect(sums).toEqual([425_000]);
  });

  it("have no extremes, because those do not add up", () => {
    const { series } = columns(
      [evaluation(0, delay(0, 0, 1_000)), evaluation(1, delay(0, 0, 9_000))],
      5 * MINUTE,
    );
    expect(series.endToEndDelay).toMatchObject({ min: [6_000], max: [14_000] });
    expect(series.beingProcessed).not.toHaveProperty("max");
  });

  it("say which part of a bucket is a lower bound", () => {
    const bound = { ...delay(0, 9_000, 1_000), delayIsAtLeast: true };
    const { series } = columns(
      [0, 1, 2, 5].map((minute) => evaluation(minute, minute === 2 ? bound : delay(0, 0, 1_000))),
      4 * MINUTE,
    );
    expect(series.delayAtLeast.values).toEqual([0.3333333, 0]);
    expect(verdictSeries([evaluation(0, {})], MINUTE).delayAtLeast.values).toEqual([null]);
  });

  it("are empty without evaluations", () => {
    expect(verdictSeries([], MINUTE).waitingInSpark.values).toEqual([]);
  });
});

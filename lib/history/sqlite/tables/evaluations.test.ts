import { describe, expect, it } from "vitest";
import type { Evaluation } from "@/lib/domain/verdict";
import { PIPELINE, seconds, T0, temporaryHistory } from "../testing/test-history";

const judgementAt = (minute: number, rest: Partial<Evaluation> = {}): Evaluation => ({
  at: T0 + minute * 60_000,
  bottleneck: "none",
  severity: "ok",
  cause: "keeping-up",
  since: null,
  numbers: {
    utilisationRatio: 0.5,
    sustainableRecordsPerSecond: null,
    backlogRecords: 0,
    endToEndDelayMs: 7_250.5,
    waitingInStreamMs: null,
    waitingInSparkMs: null,
    processingMs: null,
    catchUpMs: null,
    timeToDataLossMs: null,
  },
  ...rest,
});

describe("evaluations", () => {
  it("are returned as they were given, from a span's first instant to before its last", async () => {
    const history = await temporaryHistory();
    await history.recordEvaluations(
      PIPELINE,
      [3, 0, 2, 1].map((minute) => judgementAt(minute)),
    );
    await history.recordEvaluations("other", [judgementAt(1)]);
    const evaluations = await history.evaluations(PIPELINE, seconds(60, 180));
    expect(evaluations).toEqual([judgementAt(1), judgementAt(2)]);
  });

  it("replace the earlier one of the same minute", async () => {
    const history = await temporaryHistory();
    const late = judgementAt(0, {
      bottleneck: "consumer",
      cause: "down",
      severity: "critical",
      since: T0,
    });
    for (const evaluation of [late, judgementAt(0), late]) {
      await history.recordEvaluations(PIPELINE, [evaluation]);
    }
    expect(await history.evaluations(PIPELINE, seconds(0, 60))).toEqual([late]);
  });

  it("are an empty list if nothing was evaluated", async () => {
    const history = await temporaryHistory();
    expect(await history.evaluations(PIPELINE, seconds(0, 60))).toEqual([]);
  });
});

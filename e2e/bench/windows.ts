import { gzipSync } from "node:zlib";
import type { History, Span } from "@/lib/history/history";
import { openHistory } from "@/lib/history/open-history";
import type { Bench, Measure, Report } from "./bench";
import { fillHistory } from "./filled-history";
import { quantile } from "./quantile";
import { rawWindow } from "./raw-window";
import { inTemporaryDirectory } from "./temporary-directory";
import { timeRounds } from "./time-rounds";
import { HOUR_MS, stepsOf, WEEK_MS, WINDOW_SPANS } from "./window-spans";

const PIPELINE = "bench";
const ROUNDS = 100;
const BASELINE_ROUNDS = 20;

export const windows: Bench = {
  name: "windows",
  summary: "a window's buckets, read from a history of 7 days",
  baseline: "the same window read row by row and put into buckets in JavaScript",
  run: () => inTemporaryDirectory(measure),
};

async function measure(directory: string): Promise<Report> {
  const history = await openHistory({ directory });
  try {
    const to = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const began = performance.now();
    await fillHistory(history, PIPELINE, { from: to - WEEK_MS, to });
    const filledIn = (performance.now() - began) / 1000;
    const measures: Measure[] = [];
    for (const { name, lengthMs, goalMs } of WINDOW_SPANS) {
      const span = { from: to - lengthMs, to };
      const ours = await timeRounds(ROUNDS, () => bucketsOf(history, span));
      const rows = await timeRounds(BASELINE_ROUNDS, () => rawWindow(history, PIPELINE, span));
      const [size, rowsSize] = [
        packed(await bucketsOf(history, span)),
        packed(await history.window(PIPELINE, span, 0)),
      ];
      measures.push(
        {
          what: `${name}, p50`,
          unit: "ms",
          measured: quantile(ours, 0.5),
          baseline: quantile(rows, 0.5),
        },
        {
          what: `${name}, p99`,
          unit: "ms",
          measured: quantile(ours, 0.99),
          baseline: quantile(rows, 0.99),
          goal: { of: "measured", most: goalMs },
        },
        {
          what: `${name}, compressed`,
          unit: "bytes",
          measured: size,
          baseline: rowsSize,
        },
      );
    }
    return {
      measures,
      notes: [
        `60,480 batches, 10,080 minutes and judgements written in ${filledIn.toFixed(1)} s; ${ROUNDS} rounds, the baseline ${BASELINE_ROUNDS} (its p99 is its slowest).`,
      ],
    };
  } finally {
    await history.close();
  }
}

/** What the server asks the history for when it answers a window. */
function bucketsOf(history: History, span: Span): Promise<readonly unknown[]> {
  const { minuteStepMs, batchStepMs } = stepsOf(span.to - span.from);
  return Promise.all([
    history.minuteBuckets(PIPELINE, span, minuteStepMs),
    history.batchBuckets(PIPELINE, span, batchStepMs),
    history.queueBuckets(PIPELINE, span, batchStepMs),
    history.judgements(PIPELINE, span),
    history.failedBatches(PIPELINE, span, 50),
    history.windowFacts(PIPELINE, span, ["stream", "application", "settings", "source-spark"]),
  ]);
}

const packed = (value: unknown): number => gzipSync(JSON.stringify(value), { level: 4 }).length;

import { gzipSync } from "node:zlib";
import { HOUR_MS } from "@/lib/domain/metric-period";
import type { History, Span } from "@/lib/history/port";
import { openHistory } from "@/lib/history/factory/open-history";
import type { Bench, Measure, Report } from "../harness/bench";
import { fillHistory } from "./filled-history";
import { quantile } from "../harness/quantile";
import { rawWindow } from "./raw-window";
import { inTemporaryDirectory } from "../harness/temporary-directory";
import { type Rounds, timeRounds } from "../harness/time-rounds";
import { stepsOf, WEEK_MS, WINDOW_SPANS } from "./window-spans";

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
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const measures: Measure[] = [];
    for (const { name, lengthMs, goalMs } of WINDOW_SPANS) {
      measures.push(...(await measureSpan(history, { from: to - lengthMs, to }, { name, goalMs })));
    }
    return {
      measures,
      notes: [
        `60,480 batches, 10,080 minutes and judgements written in ${seconds} s; ${ROUNDS} rounds, the baseline ${BASELINE_ROUNDS} (its p99 is its slowest).`,
        "CPU is this process's own time: what it would take on a machine with nothing else to do.",
      ],
    };
  } finally {
    await history.close();
  }
}

async function measureSpan(
  history: History,
  span: Span,
  { name, goalMs }: { name: string; goalMs: number },
): Promise<readonly Measure[]> {
  const ours = await timeRounds(ROUNDS, () => readBuckets(history, span));
  const rows = await timeRounds(BASELINE_ROUNDS, () => rawWindow(history, PIPELINE, span));
  const row = (what: string, q: number, clock: keyof Rounds): Measure => ({
    what: `${name}, ${what}`,
    unit: "ms",
    measured: quantile(ours[clock], q),
    baseline: quantile(rows[clock], q),
  });
  const { buckets } = await readBuckets(history, span);
  const { periods, batches } = await history.window(PIPELINE, span, 0);
  return [
    row("p50", 0.5, "wall"),
    { ...row("p99", 0.99, "wall"), goal: { of: "measured", most: goalMs } },
    row("CPU p50", 0.5, "cpu"),
    {
      what: `${name}, compressed`,
      unit: "bytes",
      measured: packed(buckets),
      baseline: packed({ periods, batches }),
    },
  ];
}

/** The reads of the history for one window. */
async function readBuckets(history: History, span: Span) {
  const { minuteStepMs, batchStepMs } = stepsOf(span.to - span.from);
  const [buckets, rest] = await Promise.all([
    Promise.all([
      history.periodBuckets(PIPELINE, span, minuteStepMs),
      history.batchBuckets(PIPELINE, span, batchStepMs),
      history.queueBuckets(PIPELINE, span, batchStepMs),
    ]),
    Promise.all([
      history.evaluations(PIPELINE, span),
      history.failedBatches(PIPELINE, span, 50),
      history.changes(PIPELINE, span),
      history.fills(PIPELINE, span),
      history.windowFacts(PIPELINE, span, ["stream", "application", "settings", "source-spark"]),
    ]),
  ]);
  return { buckets, rest };
}

const packed = (value: unknown): number => gzipSync(JSON.stringify(value), { level: 4 }).length;

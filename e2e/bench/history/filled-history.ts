import { seededRandom } from "@/lib/demo/simulation/random";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import {
  DAY_MS,
  HOUR_MS,
  type MetricPeriod,
  PERIOD_METRICS,
  MINUTE_MS,
  type PeriodMetric,
} from "@/lib/domain/metric-period";
import type { Evaluation } from "@/lib/domain/verdict";
import type { History, Span } from "@/lib/history/port";

export const BATCH_MS = 10_000;
const APPLICATION = "app-bench";

/** `as`: Object.keys does not keep the type of the keys. */
const METRICS = Object.keys(PERIOD_METRICS) as readonly PeriodMetric[];

/** Fills a span with batches, minutes and evaluations, as the running server would. */
export async function fillHistory(
  history: History,
  pipeline: string,
  span: Span,
  intervalMs = BATCH_MS,
): Promise<void> {
  const random = seededRandom(7);
  const { from, to } = span;
  await history.recordBatches(
    pipeline,
    range(from, to, intervalMs, (at) => batchAt(at, intervalMs, random)),
  );
  await history.recordPeriods(
    pipeline,
    range(from, to, MINUTE_MS, (at) => minuteAt(at, random)),
  );
  await history.recordEvaluations(
    pipeline,
    range(from, to, MINUTE_MS, (at) => judgementAt(at, random)),
  );
  await history.recordFact(pipeline, "application", {
    at: from,
    value: {
      id: APPLICATION,
      name: "bench",
      startedAt: from,
      sparkVersion: "3.5.7",
      intervalMs,
    },
  });
  await history.recordFact(pipeline, "stream", { at: from, value: STREAM });
}

const STREAM = {
  name: "bench",
  arn: "arn:aws:kinesis:eu-west-1:000000000000:stream/bench",
  status: "ACTIVE",
  mode: "provisioned",
  openShards: 4,
  retentionMs: DAY_MS,
  createdAt: 0,
  shardLevelMetrics: [],
  consumers: [],
} as const;

function range<T>(from: number, to: number, stepMs: number, make: (at: number) => T): T[] {
  const first = Math.ceil(from / stepMs);
  return Array.from({ length: Math.ceil(to / stepMs) - first }, (_, i) =>
    make((first + i) * stepMs),
  );
}

function batchAt(at: number, intervalMs: number, random: () => number): MicroBatch {
  const records = Math.floor(2 * intervalMs * (wave(at) + 0.2 * random()));
  const startedAt = at + Math.floor(40 * random());
  const workMs = Math.floor(0.4 * intervalMs * (wave(at) + 0.4 * random()));
  return {
    key: String(at),
    application: APPLICATION,
    at,
    submittedAt: at,
    startedAt,
    endedAt: startedAt + workMs,
    intervalMs,
    records,
    outputs: { total: 1, failed: random() < 0.0005 ? 1 : 0 },
  };
}

/**
 * Sums divided by 60, as CloudWatch's are, with all the digits that this gives. Metrics of trouble
 * are zero or absent, except for an hour a day.
 */
function minuteAt(at: number, random: () => number): MetricPeriod {
  const isTroubled = at % DAY_MS < HOUR_MS;
  const measured = () => Math.floor(1e6 * (wave(at) + 0.2 * random())) / 60;
  const values = METRICS.flatMap((metric) => {
    if (OF_TROUBLE.has(metric) && !isTroubled)
      return metric === "applicationLag" ? [] : [[metric, 0]];
    return [[metric, measured()]];
  });
  return { at, periodMs: MINUTE_MS, readAt: at + 300_000, values: Object.fromEntries(values) };
}

const OF_TROUBLE: ReadonlySet<PeriodMetric> = new Set([
  "putRecordsThrottled",
  "writeThrottled",
  "readThrottledCalls",
  "iteratorAge",
  "applicationLag",
]);

function judgementAt(at: number, random: () => number): Evaluation {
  const load = wave(at) + 0.1 * random();
  const isSlow = load > 1.1;
  return {
    at,
    bottleneck: isSlow ? "consumer" : "none",
    severity: isSlow ? "warning" : "ok",
    cause: isSlow ? "processing-too-slow" : "keeping-up",
    since: at - 600_000,
    numbers: {
      utilisationRatio: load / 1.2,
      sustainableRecordsPerSecond: 2_000 / load,
      backlogRecords: 300 * random(),
      endToEndDelayMs: 9_000 * load,
      waitingInStreamMs: 900 * random(),
      waitingInSparkMs: 20 * random(),
      processingMs: 4_000 * load,
      catchUpMs: null,
      timeToDataLossMs: null,
    },
  };
}

/** A day's wave around 1. */
const wave = (at: number): number => 1 + 0.3 * Math.sin((at / DAY_MS) * 2 * Math.PI);

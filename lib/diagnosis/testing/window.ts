import type { FactKind, FactShapes, Reading } from "@/lib/domain/facts";
import type { SparkSettings } from "@/lib/domain/spark-facts";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { type MetricPeriod, type PeriodMetric, MINUTE_MS } from "@/lib/domain/metric-period";
import type { SourceState } from "@/lib/domain/source-state";
import { streamingStart } from "@/lib/domain/streaming-start";
import { batchOf } from "@/lib/domain/testing/batch-of";
import { emptyWindow, type PipelineWindow } from "@/lib/domain/window";

/** A whole minute, so that minutes, batches and the instant are aligned. */
export const NOW = Date.UTC(2026, 0, 5, 12, 0, 0);
export const HOURS_3 = 3 * 3_600_000;

export const STREAM: StreamFacts = {
  name: "orders",
  arn: "arn:aws:kinesis:eu-west-1:000000000000:stream/orders",
  status: "ACTIVE",
  mode: "provisioned",
  openShards: 4,
  retentionMs: 24 * 3_600_000,
  createdAt: 0,
  shardLevelMetrics: [],
  consumers: [],
};

export const SETTINGS: SparkSettings = {
  backpressure: false,
  minRate: 100,
  concurrentJobs: 1,
  blockIntervalMs: 200,
  taskCpus: 1,
};

type Facts = { readonly [K in FactKind]?: FactShapes[K] | readonly Reading<FactShapes[K]>[] };

export interface Given {
  readonly at?: number;
  readonly intervalMs?: number;
  readonly startedAt?: number;
  readonly periods?: readonly MetricPeriod[];
  readonly batches?: readonly MicroBatch[];
  readonly facts?: Facts;
}

/**
 * Three healthy hours: 1 000 records/s put and read, 10 s batches of 5 s each. `given` replaces parts of
 * it.
 */
export function windowOf(given: Given = {}): PipelineWindow {
  const { at = NOW, intervalMs = 10_000, startedAt = at - HOURS_3 - 1 } = given;
  const window = emptyWindow(at - HOURS_3, at, 120_000);
  const ok: SourceState = { status: "ok", lastSuccessAt: at };
  const facts: Facts = {
    stream: STREAM,
    application: { id: "app-1", name: "etl", startedAt, sparkVersion: "3.5.7", intervalMs },
    settings: SETTINGS,
    slots: { total: 8, executors: 2, activeTasks: 0 },
    receivers: { active: 2, configured: 2, receivers: [] },
    "source-cloudwatch": ok,
    "source-spark": { ...ok, clockSkewMs: 0 },
    ...given.facts,
  };
  const reported = { ...window.facts, ...asReadings(facts, at) };
  const made = given.batches ?? batches(1080, () => ({}), { at, intervalMs });
  return {
    ...window,
    periods: given.periods ?? minutes(180, healthyPeriod, at),
    batches: made.map((batch) => restored(batch, reported.application)),
    facts: reported,
  };
}

/**
 * As the source reports it: a batch that is not newer than its context was submitted when the context
 * started.
 */
function restored(
  batch: MicroBatch,
  applications: PipelineWindow["facts"]["application"],
): MicroBatch {
  const own = applications.findLast(({ value }) => value.id === batch.application)?.value;
  const start = streamingStart(own) ?? -Infinity;
  const { at, submittedAt, startedAt, endedAt } = batch;
  if (at > start || submittedAt > at) return batch;
  const byMs = start - at;
  return {
    ...batch,
    submittedAt: start,
    ...(startedAt === undefined ? {} : { startedAt: startedAt + byMs }),
    ...(endedAt === undefined ? {} : { endedAt: endedAt + byMs }),
  };
}

/** A fact without a time was read at the instant. */
function asReadings(facts: Facts, at: number): Partial<PipelineWindow["facts"]> {
  return Object.fromEntries(
    Object.entries(facts).map(([kind, fact]) => {
      const isReadings = Array.isArray(fact) && (fact.length === 0 || "value" in fact[0]);
      return [kind, isReadings ? fact : [{ at, value: fact }]];
    }),
  );
}

type Values = Partial<Record<PeriodMetric, number>>;

export function healthyPeriod(): Values {
  return {
    putRecords: 1000,
    putBytes: 500_000,
    getRecords: 1000,
    getBytes: 500_000,
    getCalls: 16,
    iteratorAge: 0,
  };
}

/** Nothing is put, and readers call all the same. */
export function quietPeriod(): Values {
  return { getRecords: 0, getBytes: 0, getCalls: 16, getSuccess: 1, iteratorAge: 0 };
}

/** The last `count` minutes before `at`. `of` gets how many minutes ago each began; the newest is 1. */
export function minutes(
  count: number,
  of: (ago: number) => Values,
  at = NOW,
): readonly MetricPeriod[] {
  const end = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return Array.from({ length: count }, (_, i) => {
    const ago = count - i;
    return {
      at: end - ago * MINUTE_MS,
      periodMs: MINUTE_MS,
      readAt: at + HOURS_3,
      values: of(ago),
    };
  });
}

type Told = Partial<{ records: number; delayMs: number; workMs: number; failed: number }> & {
  /** Queued: it has no delay yet. Running: it has no processing time yet. */
  readonly state?: "queued" | "running";
};

/**
 * The last `count` batches before `at`. `of` gets how many intervals ago each was made; the newest is 1.
 */
export function batches(
  count: number,
  of: (ago: number) => Told,
  { at = NOW, intervalMs = 10_000 }: { at?: number; intervalMs?: number } = {},
): readonly MicroBatch[] {
  return Array.from({ length: count }, (_, i) => {
    const ago = count - i;
    const {
      records = intervalMs,
      delayMs = 5,
      workMs = intervalMs / 2,
      failed = 0,
      state,
    } = of(ago);
    return batchOf({
      at: at - ago * intervalMs,
      intervalMs,
      records,
      ...(state === "queued" ? {} : { delayMs }),
      ...(state === undefined ? { workMs } : {}),
      outputs: { total: 1, failed },
    });
  });
}

/**
 * Batches that are worked off one after the other: their delays follow from their processing times
 * (Lindley).
 */
export function queueing(
  count: number,
  of: (ago: number) => { workMs: number; records?: number },
  { at = NOW, intervalMs = 10_000 }: { at?: number; intervalMs?: number } = {},
): readonly MicroBatch[] {
  let free = -Infinity;
  return batches(
    count,
    (ago) => {
      const made = at - ago * intervalMs;
      const { workMs, records = intervalMs } = of(ago);
      const startedAt = Math.max(made, free);
      free = startedAt + workMs;
      const reported = { records, delayMs: startedAt - made, workMs };
      if (startedAt > at) return { ...reported, state: "queued" };
      return free > at ? { ...reported, state: "running" } : reported;
    },
    { at, intervalMs },
  );
}

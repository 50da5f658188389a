import { processingTimeMs, schedulingDelayMs } from "@/lib/domain/micro-batch";
import type { History, Span } from "@/lib/history/port";
import type { Stat } from "@/lib/history/buckets";
import { stepsOf } from "./window-spans";

type Row = Readonly<Record<string, number | undefined>>;

/** The baseline: reads every row of a window, and puts the rows into buckets here. */
export async function rawWindow(history: History, pipeline: string, span: Span): Promise<unknown> {
  const { minuteStepMs, batchStepMs } = stepsOf(span.to - span.from);
  const window = await history.window(pipeline, span, 0);
  const minutes = window.periods.map(({ at, values }) => ({ at, row: values }));
  const batches = window.batches.map((batch) => ({
    at: batch.at,
    row: {
      records: batch.records,
      schedulingDelayMs: schedulingDelayMs(batch),
      processingTimeMs: processingTimeMs(batch),
    },
  }));
  return { minutes: bucketed(minutes, minuteStepMs), batches: bucketed(batches, batchStepMs) };
}

function bucketed(rows: readonly { at: number; row: Row }[], stepMs: number) {
  const buckets = new Map<number, Record<string, Stat>>();
  for (const { at, row } of rows) {
    const start = Math.floor(at / stepMs) * stepMs;
    const bucket = buckets.get(start) ?? {};
    buckets.set(start, bucket);
    for (const name in row) {
      const value = row[name];
      if (value !== undefined) bucket[name] = including(bucket[name], value);
    }
  }
  return [...buckets];
}

function including(stat: Stat | undefined, value: number): Stat {
  if (stat === undefined) return { count: 1, mean: value, min: value, max: value };
  const count = stat.count + 1;
  return {
    count,
    mean: stat.mean + (value - stat.mean) / count,
    min: Math.min(stat.min, value),
    max: Math.max(stat.max, value),
  };
}

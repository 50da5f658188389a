import type { Column } from "@/lib/domain/column";
import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";
import type { SeriesName } from "@/lib/domain/series";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import type { Span } from "@/lib/history/port";
import { shardLimits } from "../series/shard-limits";
import { coarse } from "./sparkline";

type Limits = ReturnType<typeof shardLimits>;
type ValueOf = (values: MetricPeriod["values"], limits: Limits) => number | null;

/** The series that a CloudWatch minute holds, as the window's charts compute them. */
const VALUES = {
  putRecords: ({ putRecords }) => putRecords ?? null,
  iteratorAge: ({ iteratorAge }) => iteratorAge ?? null,
  applicationLag: ({ applicationLag }) => applicationLag ?? null,
  writeThrottled: ({ writeThrottled }) => writeThrottled ?? null,
  readThrottled: ({ readThrottledCalls, getCalls }) =>
    readThrottledCalls === undefined || !getCalls ? null : readThrottledCalls / getCalls,
  writeUtilisation: ({ putBytes, putRecords }, limits) =>
    larger(
      share(putBytes, limits?.writeBytesPerSecond),
      share(putRecords, limits?.writeRecordsPerSecond),
    ),
  readUtilisation: ({ getBytes }, limits) => share(getBytes, limits?.readBytesPerSecond),
} as const satisfies Partial<Record<SeriesName, ValueOf>>;

type PeriodSeries = keyof typeof VALUES;

export function isPeriodSeries(series: SeriesName): series is PeriodSeries {
  return Object.hasOwn(VALUES, series);
}

/** One of CloudWatch's series, minute by minute. A minute that nobody asked for is a gap. */
export function periodColumn(
  series: PeriodSeries,
  {
    periods,
    stream,
  }: { readonly periods: readonly MetricPeriod[]; readonly stream: StreamFacts | undefined },
  { from, to }: Span,
): Column {
  const limits = shardLimits(stream);
  const values = Array.from({ length: (to - from) / MINUTE_MS }, (): number | null => null);
  for (const { at, periodMs, values: minute } of periods) {
    if (at < from || at >= to || periodMs !== MINUTE_MS) continue;
    values[(at - from) / MINUTE_MS] = coarse(VALUES[series](minute, limits));
  }
  return { t0: from, stepMs: MINUTE_MS, values };
}

function share(value: number | undefined, limit: number | undefined): number | null {
  return value === undefined || limit === undefined ? null : value / limit;
}

function larger(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}

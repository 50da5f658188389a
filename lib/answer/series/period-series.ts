import type { SeriesView } from "@/lib/contract/window";
import type { Reading } from "@/lib/domain/facts";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import type { PeriodMetric } from "@/lib/domain/metric-period";
import type { SeriesName } from "@/lib/domain/series";
import type { PeriodBucket, Stat } from "@/lib/history/buckets";
import { type Cell, cellOf, seriesView } from "./series-columns";
import { readingAt } from "../facts/reading-at";
import { shardLimits } from "./shard-limits";

/** Series that are one CloudWatch metric each. */
const DIRECT = {
  iteratorAge: "iteratorAge",
  applicationLag: "applicationLag",
  writeThrottled: "writeThrottled",
} as const satisfies Partial<Record<SeriesName, PeriodMetric>>;

export type PeriodSeriesName =
  | keyof typeof DIRECT
  | "putBytes"
  | "putRecords"
  | "getBytes"
  | "getRecords"
  | "readThrottled"
  | "writeUtilisation"
  | "readUtilisation";

export interface PeriodSeriesInput {
  readonly buckets: readonly PeriodBucket[];
  readonly stepMs: number;
  readonly stream: readonly Reading<StreamFacts>[];
  /** Epoch ms. Up to here a put that CloudWatch does not report did not happen. */
  readonly settledTo: number;
}

/**
 * Leaves out minutes that are final now but were read before they were: half published, they would
 * appear as final until CloudWatch is asked again. Minutes that are still open stay, and are shown
 * as provisional.
 */
export function readInTime(
  buckets: readonly PeriodBucket[],
  {
    answeredTo,
    settledTo,
    stepMs,
  }: Readonly<Record<"answeredTo" | "settledTo" | "stepMs", number>>,
): readonly PeriodBucket[] {
  return buckets.filter(({ at }) => at < answeredTo || at + stepMs > settledTo);
}

/** All series that come from CloudWatch. */
export function periodSeries(input: PeriodSeriesInput): Record<PeriodSeriesName, SeriesView> {
  const { buckets, stepMs } = input;
  const view = (name: SeriesName, cell: (bucket: PeriodBucket) => Cell): SeriesView =>
    seriesView(name, stepMs, new Map(buckets.map((bucket) => [bucket.at, cell(bucket)])));
  const direct = (name: keyof typeof DIRECT): SeriesView =>
    view(name, ({ values }) => cellOf(values[DIRECT[name]]));

  return {
    putBytes: view("putBytes", (bucket) => putCell("putBytes", bucket, input)),
    putRecords: view("putRecords", (bucket) => putCell("putRecords", bucket, input)),
    getBytes: view("getBytes", ({ values }) => gotCell(values.getBytes, values.fanOutBytes)),
    getRecords: view("getRecords", ({ values }) =>
      gotCell(values.getRecords, values.fanOutRecords),
    ),
    iteratorAge: direct("iteratorAge"),
    applicationLag: seriesView("applicationLag", stepMs, askedLag(buckets)),
    writeThrottled: direct("writeThrottled"),
    readThrottled: view("readThrottled", ({ values }) => throttleShare(values)),
    writeUtilisation: view("writeUtilisation", (bucket) => writeShare(bucket, input)),
    readUtilisation: view("readUtilisation", (bucket) => readShare(bucket, input)),
  };
}

/** The application's lag is not requested all the time: a minute without a request is no gap. */
const askedLag = (buckets: readonly PeriodBucket[]): ReadonlyMap<number, Cell> =>
  new Map(
    buckets.flatMap(({ at, values }) =>
      values.applicationLag ? [[at, cellOf(values.applicationLag)]] : [],
    ),
  );

/**
 * `Incoming*` absent from a settled, answered minute means that nothing was put, unless records
 * were read in it. Then it is a gap like any other.
 */
function putCell(
  name: "putBytes" | "putRecords",
  { at, values }: PeriodBucket,
  { settledTo, stepMs }: PeriodSeriesInput,
): Cell {
  const stat = values[name];
  const got = gotCell(values.getRecords, values.fanOutRecords).value ?? 0;
  if (stat || at + stepMs > settledTo || got > 0) return cellOf(stat);
  return { value: 0 };
}

/** What all readers together got: by polling, and by this consumer's enhanced fan-out. */
function gotCell(polled: Stat | undefined, pushed: Stat | undefined): Cell {
  if (!polled || !pushed) return cellOf(polled ?? pushed);
  return cellOf({
    count: Math.max(polled.count, pushed.count),
    mean: polled.mean + pushed.mean,
    min: polled.min + pushed.min,
    max: polled.max + pushed.max,
  });
}

function throttleShare({ readThrottledCalls, getCalls }: PeriodBucket["values"]): Cell {
  if (!readThrottledCalls || !getCalls || getCalls.mean === 0) return { value: null };
  return { value: readThrottledCalls.mean / getCalls.mean };
}

function writeShare({ at, values }: PeriodBucket, { stream }: PeriodSeriesInput): Cell {
  const limits = shardLimits(readingAt(stream, at)?.value);
  const { putBytes, putRecords } = values;
  if (!limits || !putBytes || !putRecords) return { value: null };
  const share = (pick: keyof Stat): number =>
    Math.max(
      putBytes[pick] / limits.writeBytesPerSecond,
      putRecords[pick] / limits.writeRecordsPerSecond,
    );
  return putBytes.count > 1
    ? { value: share("mean"), min: share("min"), max: share("max") }
    : { value: share("mean") };
}

function readShare({ at, values }: PeriodBucket, { stream }: PeriodSeriesInput): Cell {
  const limits = shardLimits(readingAt(stream, at)?.value);
  return limits ? cellOf(values.getBytes, 1 / limits.readBytesPerSecond) : { value: null };
}

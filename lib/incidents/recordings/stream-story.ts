import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Span } from "@/lib/sources/cloudwatch/legal-period";
import type { CloudWatchBlock } from "../answers/metric-answers";

/** The traffic of a stream for some minutes. */
export interface Chapter {
  /** How long it lasted; the first chapter is extended back to the beginning of the data. */
  readonly minutes: number;
  /** records/s */
  readonly puts: number;
  /** records/s; null without calls: CloudWatch has no datapoint of GetRecords then. */
  readonly gets: number | null;
  /** Iterator age at the chapter's beginning and end, ms; 0 throughout by default. */
  readonly ageMs?: readonly [from: number, to: number];
}

/** Recorded producers write short lines; the connector calls once a second per shard. */
const RECORD_BYTES = 200;
const CALLS_PER_SHARD_AND_MINUTE = 60;

type Points = [number, number][];

/**
 * CloudWatch's datapoints for a story that ends with the span. The recordings have no CloudWatch:
 * their notes say what was put and read, and this turns it into AWS's datapoints.
 */
export function tellStream(
  chapters: readonly Chapter[],
  span: Span,
  shards: number,
): CloudWatchBlock {
  const metrics: Record<string, Record<string, Points>> = {};
  const add = (metric: string, stat: string, at: number, value: number): void => {
    ((metrics[metric] ??= {})[stat] ??= []).push([at / 1_000, value]);
  };
  for (let at = span.from; at < span.to; at += MINUTE_MS) {
    const { puts, gets, ageMs } = momentOf(chapters, (span.to - at) / MINUTE_MS);
    if (puts > 0) {
      add("IncomingRecords", "Sum", at, puts * 60);
      add("IncomingBytes", "Sum", at, puts * 60 * RECORD_BYTES);
      add("WriteProvisionedThroughputExceeded", "Sum", at, 0);
      add("PutRecords.ThrottledRecords", "Sum", at, 0);
    }
    if (gets === null) continue;
    add("GetRecords.Records", "Sum", at, gets * 60);
    add("GetRecords.Bytes", "Sum", at, gets * 60 * RECORD_BYTES);
    add("GetRecords.Success", "SampleCount", at, shards * CALLS_PER_SHARD_AND_MINUTE);
    add("GetRecords.Success", "Average", at, 1);
    add("GetRecords.Latency", "Average", at, 15);
    add("GetRecords.IteratorAgeMilliseconds", "Maximum", at, Math.round(ageMs));
    add("ReadProvisionedThroughputExceeded", "Sum", at, 0);
  }
  return { "AWS/Kinesis": metrics };
}

/** The traffic this many minutes before the story's end. */
function momentOf(
  chapters: readonly Chapter[],
  minutesBeforeEnd: number,
): { readonly puts: number; readonly gets: number | null; readonly ageMs: number } {
  let left = minutesBeforeEnd;
  for (const chapter of chapters.toReversed()) {
    if (left <= chapter.minutes || chapter === chapters[0]) {
      const [from, to] = chapter.ageMs ?? [0, 0];
      const done = Math.max(0, 1 - left / chapter.minutes);
      return { puts: chapter.puts, gets: chapter.gets, ageMs: from + (to - from) * done };
    }
    left -= chapter.minutes;
  }
  throw new Error("a story needs a chapter");
}

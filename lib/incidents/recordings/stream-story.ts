import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Span } from "@/lib/sources/cloudwatch/legal-period";
import type { CloudWatchBlock } from "../answers/metric-answers";

/** What happened to a stream for some minutes. */
export interface Chapter {
  /** How long it lasted; the first chapter reaches back to the beginning of the data. */
  readonly minutes: number;
  /** records/s */
  readonly puts: number;
  /** records/s; null: nobody asks, so CloudWatch has no datapoint of GetRecords at all. */
  readonly gets: number | null;
  /** Iterator age at the chapter's beginning and end, ms; 0 throughout unless told. */
  readonly ageMs?: readonly [from: number, to: number];
}

/** Recorded producers write short lines; the connector asks each shard once a second. */
const RECORD_BYTES = 200;
const CALLS_PER_SHARD_AND_MINUTE = 60;

type Points = [number, number][];

/**
 * CloudWatch's datapoints for a story that ends with the span. The recordings hold no CloudWatch:
 * their notes say what was put and what was read, and this writes it down as AWS would.
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

/** What was going on so many minutes before the story's end. */
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

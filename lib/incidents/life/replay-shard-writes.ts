import { MINUTE_MS, settledBefore } from "@/lib/domain/minute";
import type { LiveWindow } from "@/lib/observe/recent-data/live-window";
import { shardWriteQueries } from "@/lib/sources/cloudwatch/metric-queries";
import { shardWrites } from "@/lib/sources/cloudwatch/shard-writes";
import type { Observed } from "../incident";
import { answers } from "../metric-answers";
import type { Life } from "./life";

/** The dashboard asks for the mean of so many minutes. */
const SPAN_MS = 5 * MINUTE_MS;

/** What shard-level metrics had told at each minute of a recording; nothing where they were off. */
export function addShardWrites(
  live: LiveWindow,
  { at, stream, cloudwatch }: Observed,
  { from, publicationDelayMs }: Life,
): void {
  const open = (live.newest("shards") ?? []).filter(
    ({ endingSequence }) => endingSequence === undefined,
  );
  const queries = shardWriteQueries(
    stream,
    open.map(({ id }) => id),
  );
  const results = answers(cloudwatch, queries);
  if (results.every(({ Values }) => Values.length === 0)) return;
  for (let minute = from; minute < at + MINUTE_MS; minute += MINUTE_MS) {
    const read = Math.min(minute, at);
    const to = settledBefore(read, publicationDelayMs);
    const shards = shardWrites(queries, results, { from: to - SPAN_MS, to });
    live.addFact("shardWrites", { at: read, value: { shards, openShards: open.length } });
  }
}

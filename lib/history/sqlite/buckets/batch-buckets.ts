import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import type { BatchBucket } from "../../buckets";
import { bucketOf, readStat, statColumns, type StatRow } from "./stat-columns";

const QUERY = `SELECT ${bucketOf("at")},
    ${statColumns("records", "records")},
    ${statColumns("scheduling_delay_ms", "schedulingDelay")},
    ${statColumns("processing_time_ms", "processingTime")},
    ${statColumns("scheduling_delay_ms + processing_time_ms", "totalDelay")}
  FROM batches WHERE pipeline = ? AND at >= ? AND at < ? GROUP BY bucket ORDER BY bucket`;

/** Batches by the bucket of their instant; a bucket without batches is absent. */
export function batchBuckets(
  connection: Connection,
  pipelineId: string,
  span: Span,
  stepMs: number,
): BatchBucket[] {
  return connection
    .all<StatRow>(QUERY, stepMs, stepMs, pipelineId, span.from, span.to)
    .flatMap(toBucket);
}

function toBucket(row: StatRow): BatchBucket[] {
  const records = readStat(row, "records");
  if (records === undefined) return [];
  const schedulingDelayMs = readStat(row, "schedulingDelay");
  const processingTimeMs = readStat(row, "processingTime");
  const totalDelayMs = readStat(row, "totalDelay");
  return [
    {
      at: row.bucket,
      batches: records.count,
      records,
      ...(schedulingDelayMs === undefined ? {} : { schedulingDelayMs }),
      ...(processingTimeMs === undefined ? {} : { processingTimeMs }),
      ...(totalDelayMs === undefined ? {} : { totalDelayMs }),
    },
  ];
}

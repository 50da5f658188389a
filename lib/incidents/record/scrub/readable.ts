import { parseConsumers } from "@/lib/sources/kinesis/parse-consumers";
import { parseShards } from "@/lib/sources/kinesis/parse-shards";
import { parseStreamSummary } from "@/lib/sources/kinesis/parse-stream";
import { parseLeases } from "@/lib/sources/leases/parse-leases";
import { isSourceError } from "@/lib/sources/source";
import { parseApplications } from "@/lib/sources/spark/application/parse-applications";
import {
  parseJob,
  parseOperations,
  parseTaskSummary,
} from "@/lib/sources/dstream/work/parse-batch-tasks";
import { parseBatch, parseBatches } from "@/lib/sources/dstream/batches/parse-batches";
import { parseEnvironment } from "@/lib/sources/spark/application/parse-environment";
import { parseExecutors } from "@/lib/sources/spark/parse-executors";
import { parseJobs } from "@/lib/sources/dstream/work/parse-jobs";
import { parseMetrics } from "@/lib/sources/spark/parse-metrics";
import { parseReceivers } from "@/lib/sources/dstream/parse-receivers";
import { parseStatistics } from "@/lib/sources/dstream/parse-statistics";

/** How the dashboard reads an answer. */
interface Reader {
  /** @throws SourceError */
  readonly parse: (body: unknown) => unknown;
  /** The key of its rows; "" when the body is the list itself, absent when there are none. */
  readonly rows?: string;
}

/** Whether a body can be read does not depend on its origin. */
const NOBODY = { application: "", streamingSince: 0 };

/** By AWS's call, or by the driver's path below the application. */
const READERS: Readonly<Record<string, Reader>> = {
  DescribeStreamSummary: { parse: parseStreamSummary },
  ListShards: { parse: (page) => parseShards([page]), rows: "Shards" },
  ListStreamConsumers: { parse: parseConsumers, rows: "Consumers" },
  Scan: { parse: (page) => parseLeases(rowsOf(page, "Items") ?? []), rows: "Items" },
  applications: { parse: parseApplications },
  "streaming/statistics": { parse: parseStatistics },
  "streaming/batches": { parse: (body) => parseBatches(body, NOBODY), rows: "" },
  "streaming/batches/{id}": { parse: (body) => parseBatch(body, NOBODY) },
  "streaming/batches/{id}/operations": { parse: parseOperations, rows: "" },
  "streaming/receivers": { parse: parseReceivers, rows: "" },
  "jobs/{id}": { parse: parseJob },
  "stages/{id}/taskSummary": { parse: parseTaskSummary },
  executors: { parse: parseExecutors, rows: "" },
  environment: { parse: parseEnvironment },
  jobs: { parse: parseJobs, rows: "" },
  metrics: { parse: parseMetrics },
};

/**
 * Makes a scrubbed answer that can be replayed: what the dashboard could read must still be
 * readable after scrubbing. An unreadable row is left out, and the others stay: one odd row must
 * not lose a recording. Undefined when the rest is unreadable too. An answer that could not be read
 * before stays as wrong as it was.
 */
export function stillReadable(
  name: string,
  answer: { readonly original: unknown; readonly scrubbed: unknown },
  onDropped: () => void,
): unknown {
  const { original, scrubbed } = answer;
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (reader === undefined || reads(reader, scrubbed) || !reads(reader, original)) return scrubbed;
  const { rows = "none" } = reader;
  const list = rowsOf(scrubbed, rows);
  const left = (list ?? []).filter((row) => reads(reader, withRows(scrubbed, rows, [row])));
  const rest = withRows(scrubbed, rows, left);
  if (list === undefined || !reads(reader, rest)) return void onDropped();
  for (let dropped = left.length; dropped < list.length; dropped++) onDropped();
  return rest;
}

function reads({ parse }: Reader, body: unknown): boolean {
  try {
    parse(body);
    return true;
  } catch (error) {
    if (isSourceError(error)) return false;
    throw error;
  }
}

function rowsOf(body: unknown, key: string): readonly unknown[] | undefined {
  const rows: unknown =
    key === "" ? body : typeof body === "object" && body !== null ? Reflect.get(body, key) : body;
  return Array.isArray(rows) ? rows : undefined;
}

function withRows(body: unknown, key: string, rows: readonly unknown[]): unknown {
  return key === "" || typeof body !== "object" ? rows : { ...body, [key]: rows };
}

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const time = z.iso.datetime().transform((text) => Date.parse(text));

const exchangeSchema = z.object({
  /** Epoch ms. */
  at: time,
  /** The name of the moment inside the situation: `+31s` after the state began. */
  instant: z.string().optional(),
  path: z.string(),
  status: z.number().optional(),
  contentType: z.string().optional(),
  body: z.string().optional(),
  /** Nothing answered. */
  error: z.string().optional(),
});

/**
 * The answers of a real driver (Spark 3.5.7 or 4.1.0) in one situation, verbatim except for
 * scrubbed values of `environment`; only the endpoints that are parsed were kept. Exchanges of one
 * instant lie within about a second, so they are not one consistent snapshot.
 */
const recordingSchema = z.object({
  situation: z.string(),
  note: z.string().nullable(),
  settings: z.record(z.string(), z.unknown()).nullable(),
  exchanges: z.array(exchangeSchema),
  leaseTable: z
    .array(
      z.object({
        at: time,
        table: z.string().optional(),
        // A table that does not exist yet answers with an error and no Items.
        answer: z.object({ Items: z.array(z.unknown()).optional() }),
      }),
    )
    .default([]),
  listShards: z.array(z.object({ at: time.optional(), answer: z.unknown() })).default([]),
});

export type Recording = z.infer<typeof recordingSchema>;
export type Exchange = Recording["exchanges"][number];

/** One recording by its name, `05-rate-cap`. */
export function loadRecording(name: string): Recording {
  const file = fileURLToPath(new URL(`fixtures/${name}.json.gz`, import.meta.url));
  return recordingSchema.parse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
}

/** A lease scan this soon after an instant's last exchange belongs to the instant. */
const SAME_MOMENT_MS = 3_000;

/**
 * When the last exchange of an instant was answered, epoch ms: the moment to evaluate. Without an
 * instant, the end of the recording.
 */
export function endOf({ situation, exchanges, leaseTable }: Recording, instant?: string): number {
  const scans = leaseTable.map((scan) => scan.at);
  const answers = exchanges
    .filter((exchange) => instant === undefined || exchange.instant === instant)
    .map((exchange) => exchange.at);
  // One recording is of a bare KCL worker: it has lease scans and no driver.
  const times = exchanges.length === 0 ? scans : answers;
  if (times.length === 0) throw new Error(`${situation} has no instant ${instant}`);
  const last = Math.max(...times);
  return Math.max(last, ...scans.filter((at) => at > last && at <= last + SAME_MOMENT_MS));
}

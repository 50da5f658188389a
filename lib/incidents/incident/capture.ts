import { z } from "zod";
import { SOURCE_FAULTS, SOURCE_NAMES } from "@/lib/domain/source-state";

/** One answer as it came, scrubbed: a JSON body as JSON, everything else as text. */
const answerSchema = z.object({
  /** `DescribeStreamSummary`, or a path below the driver's address. */
  call: z.string(),
  status: z.number(),
  contentType: z.string(),
  json: z.unknown().optional(),
  text: z.string().optional(),
});

/** One read of one source: its answers, and how it ended. */
const readSchema = z.object({
  /** When it ended, epoch ms. */
  at: z.number(),
  source: z.enum(SOURCE_NAMES),
  /** The name in the dashboard's health: `streaming`, `GetMetricData`. */
  call: z.string(),
  answers: z.array(answerSchema),
  /** The upstream's clock minus ours, ms; absent when they agree. */
  skewMs: z.number().optional(),
  /** Absent when it ended well. */
  fault: z.enum(SOURCE_FAULTS).optional(),
});

/**
 * The answers of every upstream over some minutes, read after read, refusals too. A captured
 * incident has them beside its one moment: which driver answered before, since when one refuses,
 * how leases and task counts moved.
 */
export const captureSchema = z.object({
  /** When the recording began, epoch ms. */
  from: z.number(),
  /** How long CloudWatch's minutes were taken to change after their end, ms. */
  publicationDelayMs: z.number(),
  /** The enhanced fan-out consumer, when the application is one. */
  consumerName: z.string().optional(),
  kclRegion: z.string().optional(),
  reads: z.array(readSchema),
});

export type Capture = z.infer<typeof captureSchema>;
export type CaptureRead = Capture["reads"][number];
export type CaptureAnswer = CaptureRead["answers"][number];

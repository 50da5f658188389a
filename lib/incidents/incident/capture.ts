import { z } from "zod";
import { SOURCE_FAULTS, SOURCE_NAMES } from "@/lib/domain/source-state";

/** One answer as it came, scrubbed: JSON bodies as JSON, everything else as text. */
const answerSchema = z.object({
  /** `DescribeStreamSummary`, or a path below the driver's address. */
  call: z.string(),
  status: z.number(),
  contentType: z.string(),
  json: z.unknown().optional(),
  text: z.string().optional(),
});

/** One read of one source: the answers it took, and how it ended. */
const readSchema = z.object({
  /** When it had ended, epoch ms. */
  at: z.number(),
  source: z.enum(SOURCE_NAMES),
  /** As the dashboard's own health calls it: `streaming`, `GetMetricData`. */
  call: z.string(),
  answers: z.array(answerSchema),
  /** The upstream's clock minus ours, ms; absent where both agree. */
  skewMs: z.number().optional(),
  /** Absent: it ended well. */
  fault: z.enum(SOURCE_FAULTS).optional(),
});

/**
 * What every upstream answered over some minutes, read after read, refusals too. An incident that
 * was captured has it beside its one moment: which driver answered before, since when one refuses,
 * how leases and task counts moved.
 */
export const captureSchema = z.object({
  /** When the recording began, epoch ms. */
  from: z.number(),
  /** How late CloudWatch's minutes were taken to be final, ms. */
  publicationDelayMs: z.number(),
  /** Enhanced fan-out consumer, when the application is one. */
  consumerName: z.string().optional(),
  kclRegion: z.string().optional(),
  reads: z.array(readSchema),
});

export type Capture = z.infer<typeof captureSchema>;
export type CaptureRead = Capture["reads"][number];
export type CaptureAnswer = CaptureRead["answers"][number];

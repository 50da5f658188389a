import { z } from "zod";
import { captureSchema } from "./capture";

/** `[epoch seconds, value]`, oldest first; a hole is left out. */
const points = z.array(z.tuple([z.number(), z.number()]));

/** Namespace → metric (the KCL's with ` shardId-…` behind it) → statistic → points of 60 s. */
const cloudwatch = z.record(z.string(), z.record(z.string(), z.record(z.string(), points)));

export const truthSchema = z.object({
  bottleneck: z.enum(["consumer", "shards-write", "shards-read", "both", "none", "unknown"]),
  /** Any of these is right. Some are no cause of ours (`receivers-down`) and are never given. */
  causes: z.array(z.string()),
  /** When the state began, epoch ms; absent where the state has no beginning. */
  onset: z.number().optional(),
  severity: z.enum(["ok", "info", "warning", "critical", "unknown"]).optional(),
  leaseMismatch: z.boolean().optional(),
  unreadShards: z.number().optional(),
});

/** What the driver answers, endpoint by endpoint; the bodies are for the parsers to judge. */
const sparkBodies = z.object({
  applications: z.unknown(),
  statistics: z.unknown(),
  // Below: a real driver may refuse one of them and answer the others.
  receivers: z.unknown().optional(),
  batches: z.unknown().optional(),
  executors: z.unknown().optional(),
  environment: z.unknown().optional(),
  jobs: z.unknown().optional(),
  metrics: z.unknown().optional(),
});

/**
 * One labelled moment of one pipeline: the wire bodies of every upstream at `at`, looking back
 * three hours, and what was really going on. The truth is known because incidents are made by a
 * model into which exactly one fault was put, not judged afterwards.
 */
export const incidentSchema = z.object({
  id: z.string(),
  family: z.string(),
  /** Epoch ms. */
  at: z.number(),
  /** Batch interval, ms. */
  interval: z.number(),
  stream: z.string(),
  /** KCL application name: lease table and metric namespace. */
  application: z.string(),
  truth: truthSchema,
  cloudwatch,
  kinesis: z.object({ DescribeStreamSummary: z.unknown(), ListShards: z.unknown() }),
  dynamodb: z.object({ scans: z.array(z.object({ Items: z.array(z.unknown()) })) }).optional(),
  /** Null: the driver does not answer. */
  spark: sparkBodies.nullable(),
  /** Only where the incident was captured of a real pipeline: what was answered on the way to its moment. */
  life: captureSchema.optional(),
});

export type Incident = z.infer<typeof incidentSchema>;
/** What was observed, whether or not anybody knows what was really going on. */
export type Observed = Omit<Incident, "truth">;
export type Truth = Incident["truth"];

import { z } from "zod";
import { captureSchema } from "./capture";

/** `[epoch seconds, value]`, oldest first; a gap is left out. */
const points = z.array(z.tuple([z.number(), z.number()]));

/** Namespace → metric (the KCL's end in ` shardId-…`) → statistic → points of 60 s. */
const cloudwatch = z.record(z.string(), z.record(z.string(), z.record(z.string(), points)));

export const truthSchema = z.object({
  bottleneck: z.enum(["consumer", "shards-write", "shards-read", "both", "none", "unknown"]),
  /** Any of these is right. Some are not among our causes (`receivers-down`) and are never given. */
  causes: z.array(z.string()),
  /** When the state began, epoch ms; absent when it has no beginning. */
  onset: z.number().optional(),
  severity: z.enum(["ok", "info", "warning", "critical", "unknown"]).optional(),
  leaseMismatch: z.boolean().optional(),
  unreadShards: z.number().optional(),
});

/** The driver's answers, endpoint by endpoint; the parsers check the bodies. */
const sparkBodies = z.object({
  applications: z.unknown(),
  statistics: z.unknown(),
  // The following are optional: a real driver may refuse one of them and answer the others.
  receivers: z.unknown().optional(),
  batches: z.unknown().optional(),
  executors: z.unknown().optional(),
  environment: z.unknown().optional(),
  jobs: z.unknown().optional(),
  metrics: z.unknown().optional(),
});

/**
 * One labelled moment of one pipeline: the wire bodies of every upstream at `at`, looking back
 * three hours, and the true cause. The truth is known because a model made the incident with
 * exactly one fault in it; nobody had to evaluate it afterwards.
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
  /** Null when the driver does not answer. */
  spark: sparkBodies.nullable(),
  /** Only for a capture of a real pipeline: the answers before its moment. */
  life: captureSchema.optional(),
});

export type Incident = z.infer<typeof incidentSchema>;
/** What was observed, with or without a known truth. */
export type Observed = Omit<Incident, "truth">;
export type Truth = Incident["truth"];

import { z } from "zod";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import { HOUR_MS } from "@/lib/domain/metric-period";
import { awsTime } from "../aws/aws-time";
import { awsName, awsWord, streamArn } from "../aws/documented-forms";
import { count } from "../untrusted/numbers";
import { parseAnswer } from "../aws/parse-answer";

const summarySchema = z.object({
  StreamDescriptionSummary: z.object({
    StreamName: awsName,
    StreamARN: streamArn,
    StreamStatus: awsWord,
    // Optional in the API: provisioned was the only mode before the field existed.
    StreamModeDetails: z.object({ StreamMode: z.enum(["PROVISIONED", "ON_DEMAND"]) }).optional(),
    RetentionPeriodHours: count,
    StreamCreationTimestamp: awsTime,
    EnhancedMonitoring: z
      .array(z.object({ ShardLevelMetrics: z.array(awsWord).optional() }))
      .optional(),
    OpenShardCount: count,
  }),
});

/**
 * Reads Kinesis' `DescribeStreamSummary`.
 * @throws SourceError malformed, naming the field.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_StreamDescriptionSummary.html
 */
export function parseStreamSummary(body: unknown): Omit<StreamFacts, "consumers"> {
  const { StreamDescriptionSummary: summary } = parseAnswer(summarySchema, body, {
    source: "kinesis",
    call: "DescribeStreamSummary",
  });
  return {
    name: summary.StreamName,
    arn: summary.StreamARN,
    status: summary.StreamStatus,
    mode: summary.StreamModeDetails?.StreamMode === "ON_DEMAND" ? "on-demand" : "provisioned",
    openShards: summary.OpenShardCount,
    retentionMs: summary.RetentionPeriodHours * HOUR_MS,
    createdAt: summary.StreamCreationTimestamp,
    shardLevelMetrics: (summary.EnhancedMonitoring ?? []).flatMap(
      ({ ShardLevelMetrics }) => ShardLevelMetrics ?? [],
    ),
  };
}

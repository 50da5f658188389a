import type { SourceName } from "@/lib/domain/source-state";

/** The sources as their users call them. */
export const SOURCE_LABEL = {
  cloudwatch: "CloudWatch",
  kinesis: "Kinesis",
  leases: "The lease table",
  spark: "The Spark driver",
} as const satisfies Record<SourceName, string>;

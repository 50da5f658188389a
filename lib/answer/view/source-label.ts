import type { HealthName } from "@/lib/domain/source-state";

/** The sources as their users call them. */
export const SOURCE_LABEL = {
  cloudwatch: "CloudWatch",
  kinesis: "Kinesis",
  leases: "The lease table",
  spark: "The Spark driver",
  history: "The history",
} as const satisfies Record<HealthName, string>;

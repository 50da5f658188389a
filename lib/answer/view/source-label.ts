import type { HealthName } from "@/lib/domain/source-state";

/** The names of the sources for readers. */
export const SOURCE_LABEL = {
  cloudwatch: "CloudWatch",
  kinesis: "Kinesis",
  leases: "The lease table",
  spark: "The Spark driver",
  history: "The history",
} as const satisfies Record<HealthName, string>;

import type { HealthName, SourceStatus } from "@/lib/domain/source-state";

export const SOURCE_WORDS = {
  cloudwatch: "CloudWatch",
  kinesis: "Kinesis",
  leases: "Lease table",
  spark: "Spark driver",
  history: "History",
} as const satisfies Record<HealthName, string>;

export const STATUS_WORDS = {
  ok: "OK",
  late: "late",
  failing: "failing",
  off: "not configured",
} as const satisfies Record<SourceStatus, string>;

/** A sign beside the word. Signs differ in shape, not only in colour. */
export const STATUS_SIGNS = {
  ok: "●",
  late: "◐",
  failing: "✕",
  off: "○",
} as const satisfies Record<SourceStatus, string>;

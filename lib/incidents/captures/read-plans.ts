import type { SourceName } from "@/lib/domain/source-state";

export interface ReadPlan {
  readonly source: SourceName;
  readonly call: string;
  /** Whether the source counts as silent without it. */
  readonly needed: boolean;
  readonly everyMs: number;
}

const SECOND = 1_000;

/** What is read from each source and how often, as the running dashboard does. */
export const READ_PLANS = [
  { source: "cloudwatch", call: "GetMetricData", needed: true, everyMs: 60 * SECOND },
  { source: "kinesis", call: "DescribeStreamSummary", needed: true, everyMs: 60 * SECOND },
  { source: "kinesis", call: "ListShards", needed: true, everyMs: 300 * SECOND },
  { source: "kinesis", call: "ListStreamConsumers", needed: false, everyMs: 300 * SECOND },
  { source: "leases", call: "Scan", needed: true, everyMs: 30 * SECOND },
  { source: "spark", call: "streaming", needed: true, everyMs: 10 * SECOND },
  { source: "spark", call: "executors", needed: true, everyMs: 15 * SECOND },
  { source: "spark", call: "receivers", needed: true, everyMs: 60 * SECOND },
  { source: "spark", call: "environment", needed: false, everyMs: 300 * SECOND },
  { source: "spark", call: "jobs", needed: false, everyMs: 10 * SECOND },
  { source: "spark", call: "operations", needed: false, everyMs: 60 * SECOND },
  { source: "spark", call: "metrics", needed: false, everyMs: 60 * SECOND },
] as const satisfies readonly ReadPlan[];

export type ReadCall = (typeof READ_PLANS)[number]["call"];

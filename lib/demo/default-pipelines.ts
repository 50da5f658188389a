import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { PipelineDefinition } from "./simulation/scenario";

/**
 * The pipelines that `npm start` shows without a configuration: one that keeps up, one whose
 * consumer is the bottleneck and one whose shards are. Each has its own region, so that an outage
 * of CloudWatch in one leaves the others alone.
 *
 * The queue of `clicks` grows by some 140 batches an hour. At 2,000 (after 14 hours) its driver is
 * restarted and the queue starts again, so that its answers never exceed 1.5 MB.
 */
export const DEFAULT_PIPELINES: readonly PipelineDefinition[] = [
  {
    id: "orders",
    name: "Orders",
    region: "eu-west-1",
    stream: "orders",
    application: "orders-etl",
    kclApplication: "orders-etl-consumer",
    intervalMs: 10_000,
    shards: 4,
    receivers: 4,
    recordsPerSecond: 2200,
    bytesPerRecord: 410,
    // Calm, it takes about 10 s.
    targetDelaySeconds: 30,
  },
  {
    id: "clicks",
    name: "Clickstream",
    region: "us-east-1",
    stream: "clickstream",
    application: "clicks-to-sessions",
    kclApplication: "clicks-to-sessions",
    intervalMs: 5000,
    shards: 6,
    receivers: 3,
    executors: 3,
    recordsPerSecond: 3100,
    bytesPerRecord: 285,
    userRecordsPerRecord: 4,
    utilisation: 0.4,
    slowUtilisation: 1.25,
    waveRatio: 0.05,
    troubles: [{ trouble: "slow", sinceMs: 25 * MINUTE_MS }],
  },
  {
    id: "payments",
    name: "Payments",
    region: "eu-central-1",
    stream: "payment-events",
    application: "payments-ledger",
    kclApplication: "payments-ledger",
    intervalMs: 10_000,
    shards: 2,
    receivers: 2,
    executors: 2,
    recordsPerSecond: 1150,
    bytesPerRecord: 640,
    utilisation: 0.38,
    troubles: [{ trouble: "write-limit", sinceMs: 40 * MINUTE_MS }],
  },
];

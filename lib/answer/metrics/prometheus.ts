import "server-only";
import { collectDefaultMetrics, Registry } from "prom-client";
import { HEALTH_NAMES } from "@/lib/domain/source-state";
import { type Bottleneck, CAUSES, type Severity, type NumberName } from "@/lib/domain/verdict";
import type { AnswerContext } from "../query/answer-context";
import { budgets } from "./budget-metrics";
import { type Metrics, metricsIn, type Snapshots } from "./metrics-in";

const BOTTLENECKS: readonly Bottleneck[] = [
  "consumer",
  "shards-write",
  "shards-read",
  "both",
  "none",
  "unknown",
];
const SEVERITIES: readonly Severity[] = ["ok", "info", "warning", "critical", "unknown"];

/** The verdict's numbers in Prometheus' base units: seconds, records, ratios. */
const NUMBERS = {
  utilisation_ratio: ["utilisationRatio", 1, "Share of the time available that batches take"],
  sustainable_records_per_second: [
    "sustainableRecordsPerSecond",
    1,
    "What Spark can sustain, in user records",
  ],
  backlog_records: ["backlogRecords", 1, "User records put and not yet processed"],
  unread_records: [
    "unreadRecords",
    1,
    "Of the backlog, about what lies in shards that are not read",
  ],
  refused_records_per_second: [
    "refusedRecordsPerSecond",
    1,
    "Kinesis records refused by the shards: in producers' buffers, or lost",
  ],
  user_records_per_kinesis_record: [
    "userRecordsPerRecord",
    1,
    "User records in a Kinesis record, where producers aggregate by a steady factor",
  ],
  end_to_end_delay_seconds: [
    "endToEndDelayMs",
    1e-3,
    "From put to processed, for a record put now; while a batch hangs or nobody reads, at least",
  ],
  waiting_in_stream_seconds: ["waitingInStreamMs", 1e-3, "Of that, in the stream"],
  waiting_in_spark_seconds: ["waitingInSparkMs", 1e-3, "Of that, queued in Spark"],
  catch_up_seconds: ["catchUpMs", 1e-3, "Until the backlog is gone at the present rates"],
  time_to_data_loss_seconds: ["timeToDataLossMs", 1e-3, "Until unread records expire"],
} as const satisfies Record<string, readonly [NumberName, number, string]>;

/** `GET /metrics`: an unknown number has no series, and is never zero. */
export async function prometheusText(
  { pipelines }: Pick<AnswerContext, "pipelines">,
  now: number,
): Promise<{ text: string; type: string }> {
  const registry = new Registry();
  const metrics = metricsIn(registry);
  const all: Snapshots = [...pipelines].map(([id, observed]) => [id, observed.snapshot(now)]);
  states(metrics, "bottleneck", BOTTLENECKS, all);
  states(metrics, "cause", CAUSES, all);
  states(metrics, "severity", SEVERITIES, all);
  numbers(metrics, all);
  budgets(metrics, all);
  sources(metrics, all);
  historyWrites(metrics, all);
  backfills(metrics, all);
  const text = await Registry.merge([processRegistry(), registry]).metrics();
  return { text, type: registry.contentType };
}

let ofProcess: Registry | undefined;

/** This process's own figures. Made once: each creation leaves observers behind and counts from 0. */
function processRegistry(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess, prefix: "narrows_" });
  }
  return ofProcess;
}

/** One series for every state, 1 for the current one: alerts need no string comparison. */
function states(
  { gauge }: Metrics,
  label: "bottleneck" | "cause" | "severity",
  values: readonly string[],
  all: Snapshots,
): void {
  const help = `1 for the ${label} that the verdict names, 0 for the others`;
  const state = gauge(`verdict_${label}`, help, label);
  for (const [pipeline, { verdict }] of all) {
    if (verdict === undefined) continue;
    for (const value of values)
      state.set({ pipeline, [label]: value }, Number(value === verdict[label]));
  }
}

function numbers({ gauge }: Metrics, all: Snapshots): void {
  for (const [name, [number, factor, help]] of Object.entries(NUMBERS)) {
    const figure = gauge(name, help);
    for (const [pipeline, { verdict }] of all) {
      const value = verdict?.numbers[number];
      if (value != null) figure.set({ pipeline }, value * factor);
    }
  }
}

/**
 * Back-fills are billed like polls, but happen when somebody opens an old window. So they are
 * counted separately.
 */
function backfills({ counter }: Metrics, all: Snapshots): void {
  const metrics = counter(
    "backfill_metrics_requested_total",
    "Metrics requested of CloudWatch to fill in old windows, as AWS charges them",
  );
  const asked = counter(
    "backfill_requests_total",
    "Questions put to CloudWatch to fill in old windows, by how they ended",
    "outcome",
  );
  for (const [pipeline, { fills }] of all) {
    metrics.inc({ pipeline }, fills.metrics);
    asked.inc({ pipeline, outcome: "answered" }, fills.answered);
    asked.inc({ pipeline, outcome: "failed" }, fills.failed);
  }
}

/** Writes to the history: verdict changes, what waits, and what was dropped. */
function historyWrites({ gauge, counter }: Metrics, all: Snapshots): void {
  const waiting = gauge(
    "history_writes_waiting",
    "Writes that wait in memory until the history takes them",
  );
  const dropped = counter(
    "history_writes_dropped_total",
    "Writes dropped because the history took none for longer than memory keeps",
  );
  const changes = counter(
    "verdict_changes_total",
    "Changes of the verdict since the start, as its log has them",
  );
  for (const [pipeline, { writes, verdictChanges }] of all) {
    changes.inc({ pipeline }, verdictChanges);
    waiting.set({ pipeline }, writes.waiting);
    dropped.inc({ pipeline }, writes.lost);
  }
}

function sources({ gauge }: Metrics, all: Snapshots): void {
  const up = gauge(
    "source_up",
    "1 while the source answers; of the history: while it takes what is written",
    "source",
  );
  const last = gauge(
    "source_last_success_timestamp_seconds",
    "When the source last answered every needed call, or the history was last written",
    "source",
  );
  for (const [pipeline, snapshot] of all) {
    for (const source of HEALTH_NAMES) {
      const state = snapshot.sources[source];
      if (!state || state.status === "off") continue;
      const labels = { pipeline, source };
      up.set(labels, Number(state.status === "ok"));
      if (state.lastSuccessAt !== null) last.set(labels, state.lastSuccessAt / 1_000);
    }
  }
}

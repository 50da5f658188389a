import type { SparkSettings } from "@/lib/domain/spark-facts";

/** Labels of settings, in the order in which a reader would look for them. */
const LABEL = {
  backpressure: "back-pressure",
  maxRate: "receiver.maxRate",
  initialRate: "backpressure.initialRate",
  minRate: "backpressure.pid.minRate",
  concurrentJobs: "concurrentJobs",
  blockIntervalMs: "block interval (ms)",
  taskCpus: "task.cpus",
  master: "master",
  kclVersion: "KCL",
  connectorVersion: "Kinesis connector",
  sparkVersion: "Spark",
} as const satisfies Record<keyof SparkSettings, string>;

/** The settings that are set, as the API shows them. */
export function settingsView(
  settings: SparkSettings | undefined,
): Readonly<Record<string, string | number | boolean>> {
  if (!settings) return {};
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  ) as Record<string, string | number | boolean>; // the fields of SparkSettings are nothing else
}

/** `receiver.maxRate 100 → 50`, one for each setting that differs; empty when one side is unknown. */
export function settingsChanges(
  before: SparkSettings | undefined,
  after: SparkSettings | undefined,
): string[] {
  if (!before || !after) return [];
  const keys = Object.keys(LABEL) as (keyof SparkSettings)[]; // keys of a closed table
  return keys
    .filter((key) => before[key] !== after[key])
    .map((key) => `${LABEL[key]} ${before[key] ?? "unset"} → ${after[key] ?? "unset"}`);
}

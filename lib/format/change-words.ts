import type { Change, ChangedValue, ChangedSetting, Difference } from "@/lib/domain/change";
import type { RecoveryProgress } from "@/lib/domain/verdict";
import { formatDuration } from "./duration";
import { formatNumber } from "./quantity";

/** Settings by their keys, which can be searched for; counts by their names. */
const NAMES = {
  maxRate: "spark.streaming.receiver.maxRate",
  backpressure: "spark.streaming.backpressure.enabled",
  initialRate: "spark.streaming.backpressure.initialRate",
  minRate: "spark.streaming.backpressure.pid.minRate",
  concurrentJobs: "spark.streaming.concurrentJobs",
  blockIntervalMs: "spark.streaming.blockInterval",
  taskCpus: "spark.task.cpus",
  master: "spark.master",
  kclVersion: "KCL",
  connectorVersion: "Kinesis connector",
  sparkVersion: "Spark",
  application: "application",
  openShards: "open shards",
  taskSlots: "task slots",
  activeReceivers: "active receivers",
  configuredReceivers: "receivers",
} as const satisfies Record<ChangedSetting, string>;

/**
 * A change as a clause: `Spark restarted with spark.streaming.receiver.maxRate 300 (unset before)`.
 */
export function changeWords({ kind, differences }: Change): string {
  const [first] = differences;
  switch (kind) {
    case "started":
      return "the application was started";
    case "restarted":
      return differences.length === 0
        ? "Spark restarted"
        : `Spark restarted with ${differences.map(withBefore).join(", ")}`;
    case "replaced":
      return `the driver at this address began to run ${valueOf(first, "after")} instead of ${valueOf(first, "before")}`;
    case "settings":
      return differences.map(withBefore).join(", ");
    case "slots-lost":
    case "receivers-lost":
      return `${first === undefined ? kind : NAMES[first.of]} fell from ${valueOf(first, "before")} to ${valueOf(first, "after")}`;
    case "reshard":
      return `the stream went from ${valueOf(first, "before")} to ${valueOf(first, "after")} open shards`;
  }
}

/** The words before a change, by its time relative to the state that it may have caused. */
export function changeMoment({ at }: Pick<Change, "at">, since: number): string {
  return at <= since ? "Just before, at" : "At about the same time,";
}

/** An application's streaming begins within this time of its own start, ms. */
const STARTING_MS = 120_000;

/**
 * The changes that are left to show beside the recovery line. That line already names the restart,
 * so only the restart's differences are left.
 */
export function besideRecovery(
  changes: readonly Change[],
  recovery: RecoveryProgress | undefined,
): readonly Change[] {
  if (recovery?.by !== "restart") return changes;
  return changes.flatMap((change): readonly Change[] => {
    const isStart = change.kind === "started" || change.kind === "restarted";
    if (!isStart || Math.abs(change.at - recovery.from) > STARTING_MS) return [change];
    return change.differences.length === 0 ? [] : [{ ...change, kind: "settings" }];
  });
}

/**
 * All changes in a sentence: `Just before, at 00:15: Spark restarted; 00:16: …`.
 *
 * @param clock an instant in the reader's zone, in words
 */
export function changesSentence(
  changes: readonly Change[],
  since: number,
  clock: (at: number) => string,
): string {
  const [first] = changes;
  if (first === undefined) return "";
  const parts = changes.map((change) => `${clock(change.at)}: ${changeWords(change)}`);
  return `${changeMoment(first, since)} ${parts.join("; ")}.`;
}

/** `spark.streaming.receiver.maxRate 300 (unset before)` */
function withBefore(difference: Difference): string {
  return `${NAMES[difference.of]} ${valueOf(difference, "after")} (${valueOf(difference, "before")} before)`;
}

function valueOf(difference: Difference | undefined, side: "before" | "after"): string {
  const value: ChangedValue | null = difference?.[side] ?? null;
  if (value === null) return "unset";
  if (typeof value !== "number") return String(value);
  return difference?.of === "blockIntervalMs" ? formatDuration(value) : formatNumber(value);
}

import type { BatchAnswer } from "@/lib/contract/batch";
import type { StageWork } from "@/lib/domain/batch-work";
import {
  formatBytes,
  formatDuration,
  formatNumber,
  formatQuantity,
  formatRatio,
  UNKNOWN,
} from "@/lib/format/quantity";

/** `12 400 records, took 6.2 s of an interval of 5 s`. */
export function batchWords({
  records,
  tookMs,
  intervalMs,
  isRunning,
}: BatchAnswer["batch"]): string {
  const took = `${isRunning ? "has run for" : "took"} ${formatDuration(tookMs)}`;
  const all = `${formatNumber(records)} ${records === 1 ? "record" : "records"}`;
  return `${all}, ${took} of an interval of ${formatDuration(intervalMs)}`;
}

/** How much of the batch was looked into; empty: all of it. */
export function readWords({ jobs, jobsRead }: BatchAnswer["work"]): string {
  return jobsRead < jobs ? `${jobsRead} of its ${jobs} jobs were looked into.` : "";
}

/** `29 of 30`; with the tasks that run: `29 of 30, 1 runs`. */
export function taskWords({ tasks: { total, completed, active } }: StageWork): string {
  const running = active > 0 ? `, ${active} ${active === 1 ? "runs" : "run"}` : "";
  return `${completed} of ${total}${running}`;
}

/** The share of garbage collection in the time of its completed tasks. */
export function gcWords({ gcMs, runMs }: Pick<StageWork, "gcMs" | "runMs">): string {
  return gcMs === null || runMs === 0 ? UNKNOWN : formatRatio(gcMs / runMs);
}

export const bytesWords = (bytes: number): string => (bytes === 0 ? "none" : formatBytes(bytes));

export const timeWords = (ms: number | null | undefined): string =>
  formatQuantity(ms ?? null, "ms");

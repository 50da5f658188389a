import { isTrouble } from "./severity-order";
import type { Cause, Verdict } from "./verdict";

/** Causes under which records wait in the stream and come closer to the end of its retention. */
export const BUILDS_STREAM_BACKLOG: ReadonlySet<Cause> = new Set([
  "down",
  "driver-stalled",
  "no-cores-left",
  "stuck-batch",
  "reading-nothing",
  "processing-too-slow",
  "rate-cap",
  "backpressure",
  "shards-unread",
  "slow-reading",
]);

/** Causes that leave records behind: unread, unprocessed, with another application, or refused. */
const LEAVES_BEHIND: ReadonlySet<Cause> = new Set<Cause>([
  ...BUILDS_STREAM_BACKLOG,
  "read-limit",
  "shared-leases",
  "write-limit",
  "hot-shard",
]);

/** Whether a verdict's trouble has left records behind that are not processed yet. */
export function buildsBacklog({
  severity,
  cause,
  recovery,
}: Pick<Verdict, "severity" | "cause" | "recovery">): boolean {
  const leaves = cause === "recovering" ? recovery?.isLevel !== true : LEAVES_BEHIND.has(cause);
  return isTrouble(severity) && leaves;
}

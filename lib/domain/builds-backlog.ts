import { isTrouble } from "./severity-order";
import type { Cause, Verdict } from "./verdict";

/** Causes under which records wait in the stream, and so towards its retention. */
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

/** Causes that leave records unread, undone, with another application, or refused. */
const LEAVES_BEHIND: ReadonlySet<Cause> = new Set<Cause>([
  ...BUILDS_STREAM_BACKLOG,
  "read-limit",
  "shared-leases",
  "write-limit",
  "hot-shard",
]);

/** Whether a verdict is of a trouble that has left records behind, or of one that is not worked off yet. */
export function buildsBacklog({
  severity,
  cause,
  recovery,
}: Pick<Verdict, "severity" | "cause" | "recovery">): boolean {
  const leaves = cause === "recovering" ? recovery?.isLevel !== true : LEAVES_BEHIND.has(cause);
  return isTrouble(severity) && leaves;
}

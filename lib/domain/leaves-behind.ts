import { isTrouble } from "./gravity";
import type { Cause, Verdict } from "./verdict";

/** Causes under which records wait in the stream, and so towards its retention. */
export const LEAVES_IN_STREAM: ReadonlySet<Cause> = new Set([
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
  ...LEAVES_IN_STREAM,
  "read-limit",
  "shared-leases",
  "write-limit",
  "hot-shard",
]);

/** Whether a verdict is of a trouble that has left records behind, or of one that is not worked off yet. */
export function leavesBehind({
  severity,
  cause,
  recovery,
}: Pick<Verdict, "severity" | "cause" | "recovery">): boolean {
  const leaves = cause === "recovering" ? recovery?.isLevel !== true : LEAVES_BEHIND.has(cause);
  return isTrouble(severity) && leaves;
}

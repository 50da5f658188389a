import type { Cause } from "./verdict";

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
export const LEAVES_BEHIND: ReadonlySet<Cause> = new Set<Cause>([
  ...LEAVES_IN_STREAM,
  "read-limit",
  "shared-leases",
  "write-limit",
  "hot-shard",
]);

import type { Cause } from "@/lib/domain/verdict";

/** What hangs or is gone lets everything behind it wait. */
const BEHIND_IT: readonly Cause[] = [
  "processing-too-slow",
  "rate-cap",
  "backpressure",
  "slow-reading",
  "at-risk",
];

/** Causes that may hold beside one because records wait, which it has explained already. */
const SAME_WAIT: Partial<Record<Cause, readonly Cause[]>> = {
  down: BEHIND_IT,
  "driver-stalled": BEHIND_IT,
  "no-cores-left": BEHIND_IT,
  "stuck-batch": BEHIND_IT,
  "reading-nothing": BEHIND_IT,
  recovering: BEHIND_IT,
  "processing-too-slow": ["at-risk"],
  backpressure: ["slow-reading", "at-risk"],
  "rate-cap": ["slow-reading"],
  "read-limit": ["slow-reading", "at-risk"],
  "write-limit": ["at-risk"],
  "hot-shard": ["at-risk"],
};

/** Whether a cause that holds beside what is said is the same trouble by another name. */
export function isSameWait(said: readonly Cause[], other: Cause): boolean {
  return said.some((cause) => SAME_WAIT[cause]?.includes(other) === true);
}

import type { Trouble } from "@/lib/demo/simulation/troubles";
import type { Cause } from "@/lib/domain/verdict";

export interface Right {
  /** The right causes for the trouble; none when it changes nothing in a verdict. */
  readonly causes: readonly Cause[];
  /** The upstream that shows its end. */
  readonly shownBy: "spark" | "cloudwatch";
}

const spark = (...causes: readonly Cause[]): Right => ({ causes, shownBy: "spark" });
const stream = (...causes: readonly Cause[]): Right => ({ causes, shownBy: "cloudwatch" });

export const RIGHT: Readonly<Record<Trouble, Right>> = {
  slow: spark("processing-too-slow"),
  stuck: spark("stuck-batch"),
  "no-cores": spark("no-cores-left"),
  down: spark("down"),
  backpressure: stream("backpressure"),
  "rate-cap": stream("rate-cap"),
  "write-limit": stream("write-limit"),
  "hot-shard": stream("hot-shard"),
  "read-limit": stream("other-consumer", "read-limit"),
  crossed: stream("shards-unread", "shared-leases"),
  idle: stream("idle"),
  "cloudwatch-throttled": stream("no-data"),
  "cloudwatch-denied": stream("no-data"),
  "cloudwatch-down": stream("no-data"),
  "cloudwatch-hangs": stream("no-data"),
  "kinesis-denied": stream(),
  "kinesis-down": stream(),
  "leases-denied": stream(),
  "spark-hangs": spark("spark-unreachable"),
  "spark-html": spark("spark-unreachable"),
  "spark-truncated": spark("spark-unreachable"),
};

/** The stream's data are published late, and evaluated by whole minutes. */
const PUBLISHED_MS = 3 * 60_000;
/** A mended batch is known at its end: it starts at an effective interval, and takes less than one. */
const BEATS = 2;

/** How long after the end of the trouble the data show it, ms. */
export function shownAfterMs(trouble: Trouble, intervalMs: number): number {
  return RIGHT[trouble].shownBy === "cloudwatch" ? PUBLISHED_MS : BEATS * intervalMs;
}

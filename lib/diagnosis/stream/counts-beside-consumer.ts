import type { Rule } from "@/lib/diagnosis/parts/rule";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { writeThrottling } from "./quantities/throttles/throttling";

/** Refused less than this, a full shard is a footnote to a consumer that cannot keep up. */
const LEAST_REFUSED = 0.01;

/** Whether a cause on the shards' side is grave enough to stand beside one of the consumer's. */
export function countsBesideConsumer(situation: Situation, { bottleneck }: Rule): boolean {
  const refused = writeThrottling(situation)?.rejectedRatio ?? 0;
  return bottleneck !== "shards-write" || refused >= LEAST_REFUSED;
}

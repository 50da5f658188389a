import type { Rule } from "@/lib/diagnosis/parts/rule";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { writeThrottling } from "./quantities/throttles/throttling";

/**
 * Below this part of refused writes, a full shard is a minor finding beside a consumer that cannot keep up.
 */
const LEAST_REFUSED = 0.01;

/** Whether a cause on the shards' side is severe enough to be shown beside one of the consumer's. */
export function countsBesideConsumer(situation: Situation, { bottleneck }: Rule): boolean {
  const refused = writeThrottling(situation)?.rejectedRatio ?? 0;
  return bottleneck !== "shards-write" || refused >= LEAST_REFUSED;
}

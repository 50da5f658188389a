import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";

/** `spark.streaming.concurrentJobs`: how many batches may run at the same time. Spark's default is 1. */
export function concurrentJobs(situation: Situation): number {
  return asOf(situation, "settings")?.concurrentJobs ?? 1;
}

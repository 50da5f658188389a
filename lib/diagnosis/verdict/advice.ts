import { LEAVES_IN_STREAM } from "@/lib/domain/leaves-behind";
import type { Advice, Cause } from "@/lib/domain/verdict";
import type { Since } from "@/lib/diagnosis/kind/rule";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { atRiskAdvice } from "@/lib/diagnosis/dstream/advice/at-risk";
import { brakeAdvice } from "@/lib/diagnosis/dstream/advice/backpressure";
import { dataLossAdvice } from "@/lib/diagnosis/stream/advice/data-loss";
import { failingAdvice } from "@/lib/diagnosis/dstream/advice/failing-batches";
import { hotShardAdvice } from "@/lib/diagnosis/stream/advice/hot-shard";
import { noCoresLeftAdvice } from "@/lib/diagnosis/dstream/advice/no-cores-left";
import { downAdvice, stalledAdvice } from "@/lib/diagnosis/driver/advice/not-running";
import { tooSlowAdvice } from "@/lib/diagnosis/dstream/advice/processing-too-slow";
import { rateCapAdvice } from "@/lib/diagnosis/dstream/advice/rate-cap";
import { readLimitAdvice } from "@/lib/diagnosis/stream/advice/read-limit";
import { readingNothingAdvice } from "@/lib/diagnosis/dstream/advice/reading-nothing";
import { recoveringAdvice } from "@/lib/diagnosis/dstream/advice/recovering";
import { sharedLeasesAdvice } from "@/lib/diagnosis/dstream/advice/shared-leases";
import { shardsUnreadAdvice } from "@/lib/diagnosis/stream/advice/shards-unread";
import { slowReadingAdvice } from "@/lib/diagnosis/dstream/advice/slow-reading";
import { stuckAdvice } from "@/lib/diagnosis/dstream/advice/stuck-batch";
import { noDataAdvice, unreachableAdvice } from "@/lib/diagnosis/driver/advice/unknown";
import { writeLimitAdvice } from "@/lib/diagnosis/stream/advice/write-limit";

/** @param said every cause of the verdict: what is said once is not said again as the next limit */
type Adviser = (situation: Situation, said: readonly Cause[]) => readonly Advice[];

const ADVISERS: Readonly<Partial<Record<Cause, Adviser>>> = {
  down: downAdvice,
  "spark-unreachable": unreachableAdvice,
  "no-data": noDataAdvice,
  "driver-stalled": stalledAdvice,
  "stuck-batch": stuckAdvice,
  recovering: recoveringAdvice,
  "processing-too-slow": tooSlowAdvice,
  backpressure: brakeAdvice,
  "no-cores-left": noCoresLeftAdvice,
  "reading-nothing": readingNothingAdvice,
  "shards-unread": shardsUnreadAdvice,
  "shared-leases": sharedLeasesAdvice,
  "slow-reading": slowReadingAdvice,
  "rate-cap": rateCapAdvice,
  "write-limit": writeLimitAdvice,
  "hot-shard": hotShardAdvice,
  "read-limit": readLimitAdvice,
  "failing-batches": failingAdvice,
  "at-risk": atRiskAdvice,
};

/** Said only where nothing graver is: beside a trouble its advice would contradict, or be noise. */
const ALONE: ReadonlySet<Cause> = new Set([
  "recovering",
  "at-risk",
  "no-data",
  "spark-unreachable",
]);

/**
 * What would help, with this pipeline's own numbers: for the cause that is said first, then for what
 * holds beside it, and how long there is. Each begins with something to do. An advice that the numbers
 * do not support is not given; but nothing critical, and no warning, is left without one.
 */
export function adviceFor(
  situation: Situation,
  causes: readonly Cause[],
  since: Since | undefined,
): readonly Advice[] {
  const heard = causes.filter((cause, i) => i === 0 || !ALONE.has(cause));
  const own = withoutRepeats(heard.flatMap((cause) => ADVISERS[cause]?.(situation, causes) ?? []));
  const consumer = causes.find((cause) => LEAVES_IN_STREAM.has(cause));
  return consumer === undefined
    ? own
    : [...own, ...dataLossAdvice(situation, { cause: consumer, since })];
}

/** Two causes may ask for the same: it is said once, for the graver one. */
function withoutRepeats(advice: readonly Advice[]): readonly Advice[] {
  return advice.filter((one, i) => advice.findIndex(({ text }) => text === one.text) === i);
}

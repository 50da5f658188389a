import type { Advice, Cause } from "@/lib/domain/verdict";
import type { Since } from "../rule";
import type { Situation } from "../situation";
import { brakeAdvice } from "./backpressure";
import { dataLossAdvice } from "./data-loss";
import { executorsAdvice } from "./executors";
import { hotShardAdvice } from "./hot-shard";
import { noCoresLeftAdvice } from "./no-cores-left";
import { downAdvice, stalledAdvice, stuckAdvice } from "./not-running";
import { tooSlowAdvice } from "./processing-too-slow";
import { rateCapAdvice } from "./rate-cap";
import { readLimitAdvice } from "./read-limit";
import { readingNothingAdvice } from "./reading-nothing";
import { sharedLeasesAdvice } from "./shared-leases";
import { shardsUnreadAdvice } from "./shards-unread";
import { slowReadingAdvice } from "./slow-reading";
import { writeLimitAdvice } from "./write-limit";

type Adviser = (situation: Situation) => readonly Advice[];

const ADVISERS: Readonly<Partial<Record<Cause, Adviser>>> = {
  down: downAdvice,
  "driver-stalled": stalledAdvice,
  "stuck-batch": stuckAdvice,
  "processing-too-slow": (s) => [...executorsAdvice(s), ...tooSlowAdvice(s)],
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
};

/** Causes under which records wait in the stream, and so towards its retention. */
const LEAVES_RECORDS: ReadonlySet<Cause> = new Set([
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

/**
 * What would help, with this pipeline's own numbers: for the cause that is said first, then for what
 * holds beside it, and how long there is. An advice that the numbers do not support is not given.
 */
export function adviceFor(
  situation: Situation,
  causes: readonly Cause[],
  since: Since | undefined,
): readonly Advice[] {
  const own = withoutRepeats(causes.flatMap((cause) => ADVISERS[cause]?.(situation) ?? []));
  const consumer = causes.find((cause) => LEAVES_RECORDS.has(cause));
  return consumer === undefined
    ? own
    : [...own, ...dataLossAdvice(situation, { cause: consumer, since })];
}

/** Two causes may ask for the same: it is said once, for the graver one. */
function withoutRepeats(advice: readonly Advice[]): readonly Advice[] {
  return advice.filter((one, i) => advice.findIndex(({ text }) => text === one.text) === i);
}

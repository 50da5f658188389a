import type { Advice, Cause } from "@/lib/domain/verdict";
import { asSentence } from "@/lib/domain/text/problem-and-remedy";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { backPressure } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure";
import { utilisation } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { type Risk, risksOf } from "@/lib/diagnosis/dstream/rules/at-risk";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { capacityAdvice } from "./capacity-shortage";
import { retentionAdvice } from "@/lib/diagnosis/stream/advice/data-loss";
import { noCoresLeftAdvice } from "./no-cores-left";
import { readLimitAdvice } from "@/lib/diagnosis/stream/advice/read-limit";
import { writeLimitAdvice } from "@/lib/diagnosis/stream/advice/write-limit";

/** A load at which there is room for the next rise. */
const AT_EASE = 0.7;

/** For each limit that is near, how to move it away. */
export function atRiskAdvice(situation: Situation, causes: readonly Cause[]): readonly Advice[] {
  const own = risksOf(situation).flatMap(({ near }) => ADVISERS[near](situation, causes));
  return own.length > 0 ? own : [haveRoom(situation)];
}

/** Used where too few batches are known to measure by. */
function haveRoom(situation: Situation): Advice {
  return {
    text: "Give Spark more capacity before the next rise: more task slots, or less work for each record.",
    because: `${asSentence(
      risksOf(situation)
        .map(({ words }) => words)
        .join("; "),
    )}.`,
  };
}

const ADVISERS: Readonly<
  Record<Risk["near"], (situation: Situation, causes: readonly Cause[]) => readonly Advice[]>
> = {
  spark: (s, causes) => capacityAdvice(s, (utilisation(s)?.ratio ?? 1) / AT_EASE, causes),
  "back-pressure": (s, causes) => capacityAdvice(s, askedTooLittle(s), causes),
  writes: writeLimitAdvice,
  reads: readLimitAdvice,
  cores: noCoresLeftAdvice,
  retention: (s) => retentionAdvice(s),
};

function askedTooLittle(situation: Situation): number {
  const { estimate = 0 } = backPressure(situation) ?? {};
  return estimate > 0 ? (arrivals(situation) ?? 0) / estimate : 1;
}

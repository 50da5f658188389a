import type { Advice } from "@/lib/domain/verdict";
import { arrivals } from "../quantities/arrivals";
import { capacity } from "../quantities/capacity";
import { sustainedUtilisation } from "../quantities/sustained-utilisation";
import type { Situation } from "../situation";
import { capacityAdvice } from "./capacity-shortage";

/** As much more work per second as batches exceed their interval, or as arrivals exceed μ. */
export function tooSlowAdvice(situation: Situation): readonly Advice[] {
  const { ratio = 0 } = sustainedUtilisation(situation) ?? {};
  const sustainable = capacity(situation)?.recordsPerSecond;
  const rate = arrivals(situation);
  const short = sustainable === undefined || rate === undefined ? 0 : rate / sustainable;
  return capacityAdvice(situation, Math.max(ratio, short));
}

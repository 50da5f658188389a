import type { Advice, Cause } from "@/lib/domain/verdict";
import { formatRatio } from "@/lib/format/quantity";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { backPressure } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure";
import { throttledUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";
import { share } from "@/lib/diagnosis/stream/quantities/share/share";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { capacityAdvice } from "./capacity-shortage";
import { userRateInBoth } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** Under back-pressure the interval is always just full. The shortage is what is not taken. */
export function backPressureAdvice(
  situation: Situation,
  causes: readonly Cause[],
): readonly Advice[] {
  const part = share(situation);
  const taken = part === undefined || part.recent <= 0 ? 1 : part.usual / part.recent;
  const measured = capacityAdvice(situation, Math.max(taken, askedFor(situation)), causes);
  return measured.length > 0 || causes[0] !== "backpressure"
    ? measured
    : [moreThanArrives(situation)];
}

/** Arrivals ÷ the rate that back-pressure asks for. */
function askedFor(situation: Situation): number {
  const estimate = backPressure(situation)?.estimate;
  const arriving = arrivals(situation);
  return estimate === undefined || arriving === undefined || estimate <= 0
    ? 1
    : arriving / estimate;
}

/** As much is taken as arrives, or the rate is not known. Only spare capacity can catch up. */
function moreThanArrives(situation: Situation): Advice {
  const busy = throttledUtilisation(situation)?.ratio;
  const arriving = arrivals(situation);
  const facts = [
    ...(busy === undefined ? [] : [`Spark is busy for ${formatRatio(busy)} of its time`]),
    ...(arriving === undefined ? [] : [`about ${userRateInBoth(situation, arriving)} arrive`]),
  ];
  return {
    text: "Give Spark more capacity than the puts need, so that it can catch up: more task slots, or less work for each record.",
    because:
      facts.length === 0 ? "Back-pressure limits the receivers." : `${facts.join(", and ")}.`,
  };
}

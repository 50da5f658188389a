import { atLeastWords } from "@/lib/format/delay-words";
import { formatDuration, formatNumber, formatRatio } from "@/lib/format/quantity";
import { BATCHES } from "@/lib/diagnosis/dstream/needs";
import { backPressure } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { busySince } from "@/lib/diagnosis/dstream/quantities/queue/busy-since";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { lostSlots } from "@/lib/diagnosis/dstream/quantities/receivers/lost-slots";
import { presentLoad, tookSince } from "@/lib/diagnosis/dstream/quantities/load/present-load";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { schedulingDelay } from "@/lib/diagnosis/dstream/quantities/queue/scheduling-delay";
import { isTooSlow } from "@/lib/diagnosis/dstream/quantities/load/too-slow";
import { clear, firing, type RuleEvidence, type Rule } from "@/lib/diagnosis/parts/rule";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { userRate } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/**
 * Spark cannot do an interval's work in an interval, so batches queue up and wait longer and longer. The
 * queue and its head are evaluated first, because utilisation reacts late at the start.
 */
export const processingTooSlow: Rule = {
  cause: "processing-too-slow",
  bottleneck: "consumer",
  matters: true,
  isOfWaiting: true,
  waits: true,
  explains: ["at-risk"],
  needs: () => BATCHES,
  check(s) {
    const looked = whatWasSeen(s);
    if (!isTooSlow(s)) return clear(looked);
    return firing("critical", {
      headline: headline(s),
      brief: brief(s),
      since: busySince(s),
      looked,
    });
  },
};

function headline(s: Situation): string {
  const { waiting } = queue(s);
  const took = tookSince(s);
  const { effectiveMs = Infinity } = effectiveInterval(s) ?? {};
  const work =
    took === undefined || took <= effectiveMs
      ? "batches queue up"
      : `batches take ${formatDuration(took)} of a ${formatDuration(effectiveMs)} interval`;
  const wait = waiting === 0 ? "" : `, ${formatNumber(waiting)} wait`;
  return `Spark is too slow: ${work}${wait}, and ${delayInWords(s)}.${sinceSlotsFell(s)}`;
}

/**
 * The delay as the page shows it everywhere. If the stream's part is unknown, the age of the oldest batch.
 */
function delayInWords(s: Situation): string {
  const { endToEndMs, atLeast } = delays(s);
  return endToEndMs === undefined
    ? `the oldest has waited for ${formatDuration(queue(s).headAgeMs)}`
    : `a record put now will be done in ${atLeastWords(endToEndMs, atLeast)}`;
}

function brief(s: Situation): string {
  const { endToEndMs, atLeast } = delays(s);
  return endToEndMs === undefined
    ? `Spark is too slow, ${formatDuration(queue(s).headAgeMs)} behind`
    : `Spark is too slow, ${atLeastWords(endToEndMs, atLeast)} late`;
}

function whatWasSeen(s: Situation): RuleEvidence {
  const delay = schedulingDelay(s);
  const load = presentLoad(s);
  const { inSparkMs, atLeast } = delays(s);
  const heading = delay?.trend === undefined ? "" : ` (trend: ${delay.trend.direction})`;
  const ratio = load === undefined ? "not known" : formatRatio(load);
  return {
    text: `${inSparkMs === undefined ? "How long a batch made now waits is not known" : `A batch made now waits ${atLeastWords(inSparkMs, atLeast)}`}; scheduling delay of the newest that started ${formatDuration(delay?.latestMs ?? 0)}${heading}, ${formatNumber(queue(s).waiting)} batches queued, utilisation ${ratio}${backPressureWords(s)}.${fewerSlots(s)}`,
    value: inSparkMs ?? null,
    unit: "ms",
    limit: effectiveInterval(s)?.effectiveMs ?? null,
    from: delay?.from ?? s.from,
    to: s.at,
    series: "schedulingDelay",
  };
}

/** Slots lost this close to the start of the trouble are its cause. */
const NEAR_MS = 3 * 60_000;

function sinceSlotsFell(s: Situation): string {
  const [lost, since] = [lostSlots(s), busySince(s)?.at];
  const caused = lost !== undefined && since !== undefined && Math.abs(lost.at - since) <= NEAR_MS;
  return caused ? fewerSlots(s) : "";
}

function fewerSlots(s: Situation): string {
  const lost = lostSlots(s);
  return lost === undefined
    ? ""
    : ` Its task slots fell from ${formatNumber(lost.before)} to ${formatNumber(lost.now)} ${formatDuration(s.at - lost.at)} ago.`;
}

function backPressureWords(s: Situation): string {
  const { on = false, estimate } = backPressure(s) ?? {};
  if (!on) return "";
  if (estimate === undefined) return "; back-pressure is on but has no estimate yet";
  return `; back-pressure lets ${userRate(s, estimate)} in`;
}

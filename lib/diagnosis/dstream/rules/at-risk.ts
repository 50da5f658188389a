import { formatDuration, formatNumber, formatRatio } from "@/lib/format/quantity";
import { BATCHES } from "@/lib/diagnosis/dstream/needs";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { isEstimateBelowArrivals } from "@/lib/diagnosis/dstream/quantities/rate-limits/estimate-below-arrivals";
import { backPressure } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure";
import { settledLags } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { HALF_OF_RETENTION, ourLag } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { ongoingUtilisation } from "@/lib/diagnosis/dstream/quantities/load/ongoing-utilisation";
import { presentLoad } from "@/lib/diagnosis/dstream/quantities/load/present-load";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { allSlotsTaken, slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import { startingUp } from "@/lib/diagnosis/dstream/quantities/restart/starting-up";
import { readLoad, writeLoad } from "@/lib/diagnosis/stream/quantities/throttles/stream-load";
import { SUSTAINED } from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { LOW, utilisation } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { NEARLY_FULL } from "@/lib/diagnosis/stream/quantities/throttles/write-refusals";
import { clear, firing, type Rule } from "@/lib/diagnosis/parts/rule";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { minutesAnswered } from "@/lib/diagnosis/stream/needs";
import { lagLimitMs } from "@/lib/diagnosis/stream/quantities/age/age";

/** Nothing is wrong yet, but a limit is near. The next rise of load will be an incident. */
export const atRisk: Rule = {
  cause: "at-risk",
  bottleneck: "none",
  matters: false,
  isOfWaiting: true,
  advisedAlone: true,
  needs: () => [...BATCHES, minutesAnswered],
  check(s) {
    const risks = risksOf(s).map(({ words }) => words);
    const load = utilisation(s);
    const over = isOver(busyRatio(s)) && spark(s) !== undefined;
    const near = `${over ? "Over its" : "Close to the"} limit: ${risks.join("; ")}.`;
    const looked = {
      text: risks.length === 0 ? noneIsNear(load?.ratio) : near,
      value: load?.ratio ?? null,
      unit: "ratio",
      limit: LOW,
      from: load?.from ?? s.settledTo,
      to: s.at,
      series: "utilisation",
    } as const;
    if (risks.length === 0) return clear(looked);
    return firing("warning", { headline: near, since: undefined, looked });
  },
};

/** A limit that is near, and how near, in words. */
export interface Risk {
  readonly near: "spark" | "back-pressure" | "writes" | "reads" | "cores" | "retention";
  readonly words: string;
}

/** The limits that are near, from Spark at the end back to the stream. */
export function risksOf(s: Situation): readonly Risk[] {
  const busy = spark(s);
  const found: readonly (readonly [Risk["near"], string | undefined])[] = [
    ["spark", busy],
    ["back-pressure", busy === undefined ? lowBackPressureEstimate(s) : undefined],
    ["writes", writes(s)],
    ["reads", reads(s)],
    ["cores", cores(s)],
    ["retention", retention(s)],
  ];
  return found.flatMap(([near, words]) => (words === undefined ? [] : [{ near, words }]));
}

/** With no time to spare, Spark is not close to a limit but beyond it. */
function isOver(ratio = 0): boolean {
  return ratio > 1;
}

/** A load that does not count is shown with its reason. */
function noneIsNear(ratio = 0): string {
  return ratio < LOW
    ? "No limit is near."
    : `Spark is busy for ${formatRatio(ratio)} of its time, with a backlog or single large batches: no limit is near without them.`;
}

/** ρ, but no more than the page shows. */
function busyRatio(s: Situation): number {
  const { ratio = 0 } = utilisation(s) ?? {};
  return Math.min(ratio, presentLoad(s) ?? ratio);
}

/**
 * The load of a backlog ends with it, so no limit is near that the next rise of load would meet. The first
 * batches after a start may be such a load.
 */
function spark(s: Situation): string | undefined {
  if (startingUp(s) !== undefined) return undefined;
  const ratio = busyRatio(s);
  const ongoing = ongoingUtilisation(s)?.ratio ?? ratio;
  if (Math.min(ratio, ongoing) < LOW || recovery(s) !== undefined) return undefined;
  return isOver(ratio)
    ? `batches take ${formatNumber(ratio)} × the time that they have`
    : `Spark is busy for ${formatRatio(ratio)} of its time`;
}

/** Nothing is late yet, but what Spark does not ask for piles up in the stream. */
function lowBackPressureEstimate(s: Situation): string | undefined {
  if (startingUp(s) !== undefined) return undefined;
  const { estimate } = backPressure(s) ?? {};
  const rate = arrivals(s);
  if (!isEstimateBelowArrivals(s) || estimate === undefined || rate === undefined) return undefined;
  return `back-pressure allows ${formatRatio(estimate / rate)} of what is put`;
}

function writes(s: Situation): string | undefined {
  const load = writeLoad(s);
  if (load === undefined || load.minutesOver(NEARLY_FULL) < SUSTAINED) return undefined;
  return `the shards are written at ${formatRatio(load.ratio)} of their limit`;
}

/** The five minutes of the load, and the one before them. */
const BACKLOG_MS = 6 * 60_000;

function reads(s: Situation): string | undefined {
  const load = readLoad(s);
  if (load === undefined || load.minutesOver(NEARLY_FULL) < SUSTAINED) return undefined;
  // A backlog is read as fast as the shards allow.
  const from = s.settledTo - BACKLOG_MS;
  const lags = settledLags(s).filter(({ x }) => x > from);
  if (lags.some(({ y }) => y > lagLimitMs(s))) return undefined;
  return `the shards are read at ${formatRatio(load.ratio)} of their limit`;
}

/** Empty batches need no slot: without data the lack of cores does not show yet. */
function cores(s: Situation): string | undefined {
  const found = slots(s);
  const empty = s.batches.slice(-SUSTAINED).every(({ records }) => records === 0);
  if (found === undefined || found.total === 0 || found.free > 0 || !empty) return undefined;
  return allSlotsTaken(found);
}

/** Records that another reader leaves unread are lost to that reader only. */
function retention(s: Situation): string | undefined {
  const retentionMs = asOf(s, "stream")?.retentionMs;
  const lag = ourLag(s);
  if (retentionMs === undefined || lag === undefined) return undefined;
  const old = recentMinutes(s, 5).filter(
    ({ values }) =>
      (values.applicationLag ?? values.fanOutLag ?? values.iteratorAge ?? 0) >
      HALF_OF_RETENTION * retentionMs,
  );
  if (old.length < SUSTAINED) return undefined;
  return `records are ${formatDuration(lag.latestMs)} old when read and kept for ${formatDuration(retentionMs)}`;
}

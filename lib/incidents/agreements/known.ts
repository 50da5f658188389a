import { age, lagLimitMs, ownLag, streamAge } from "@/lib/diagnosis/stream/quantities/age/age";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { batchWork } from "@/lib/diagnosis/dstream/quantities/batches/batch-work";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { ourLag } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { nobodyReads } from "@/lib/diagnosis/stream/quantities/shards/nobody-reads";
import { gotIn, putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { driverReachability } from "@/lib/diagnosis/driver/quantities/reachability";
import { slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import { asOf, seen, type Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded } from "@/lib/diagnosis/situation/timed-batch";
import { SOURCE_NAMES } from "@/lib/domain/source-state";
import type { Known, Point } from "./moment";

const PUT_MINUTES = 5;
const DRAWN_POINTS = 3;
const TAKING_BATCHES = 3;

/** The facts in the data at the instant of a situation. */
export function knownOf(s: Situation): Known {
  const done = newestBatches(s).filter((batch) => hasEnded(batch, s.at));
  const doneAt = Math.max(...done.map(({ endedAt }) => endedAt));
  const [own, stream] = [ownLag(s)?.rawPoints ?? [], streamAge(s)?.rawPoints ?? []];
  const drawn = [...own.slice(-DRAWN_POINTS), ...stream.slice(-DRAWN_POINTS)];
  return {
    startedAt: s.application?.startedAt,
    beatMs: effectiveInterval(s)?.effectiveMs,
    concurrentJobs: asOf(s, "settings")?.concurrentJobs ?? 1,
    lateLimitMs: lagLimitMs(s),
    sinceDoneMs: done.length === 0 ? undefined : s.at - doneAt,
    silentMs: driverReachability(s).silentMs,
    openMs: queue(s).headAgeMs,
    waiting: queue(s).waiting,
    lagRises: (ourLag(s) ?? age(s))?.trend?.direction === "rising",
    queueRises: queue(s).trend?.direction === "rising",
    ownLag: newest(own),
    streamAge: newest(stream),
    drawnLagMs: drawn.length === 0 ? undefined : Math.max(...drawn.map(({ y }) => y)),
    unreadSince: nobodyReads(s)?.at,
    arriving: arrivals(s),
    taking: taking(s),
    put: s.periods.slice(-PUT_MINUTES).flatMap((period) => putIn(s, period)?.records ?? []),
    got: s.periods.slice(-PUT_MINUTES).map((period) => gotIn(period)?.records ?? 0),
    longestTasksMs: batchWork(s)?.criticalMs,
    slots: slots(s)?.total,
    openShards: asOf(s, "stream")?.openShards,
    sources: Object.fromEntries(
      SOURCE_NAMES.map((name) => [name, seen(s, `source-${name}`)?.status]),
    ),
  };
}

function taking(s: Situation): number {
  const effectiveMs = effectiveInterval(s)?.effectiveMs ?? Infinity;
  const records = newestBatches(s)
    .slice(-TAKING_BATCHES)
    .map((batch) => batch.records);
  return (Math.max(0, ...records) * 1000) / effectiveMs;
}

function newest(points: readonly { readonly x: number; readonly y: number }[]): Point | undefined {
  const last = points.at(-1);
  return last && { at: last.x, ms: last.y };
}

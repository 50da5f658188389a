import type { Since, Situation } from "@/lib/diagnosis/situation/situation";
import { age, type Age, lagLimitMs, POLLING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { catchingUp } from "@/lib/diagnosis/dstream/quantities/catch-up/catching-up";
import { lagNow } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { isOursForSure } from "@/lib/diagnosis/stream/quantities/lag/ours-for-sure";
import { behindSinceStart } from "@/lib/diagnosis/dstream/quantities/restart/started-behind";
import { workingOff } from "@/lib/diagnosis/dstream/quantities/catch-up/working-off";

/** Since when the lag falls while nothing piles up in Spark; undefined otherwise. */
export function lagFallsSince(situation: Situation, effectiveMs: number): Since | undefined {
  const lag = age(situation);
  const more = catchingUp(situation);
  const falls =
    lag?.trend?.direction === "falling" ||
    (lag !== undefined &&
      (fallsNow(lag, effectiveMs) || hasFallenSince(situation, lag, effectiveMs)));
  if (lag === undefined || (!falls && more === undefined)) return undefined;
  // The stream's age is the worst of all readers. With several, the recovery may be another reader's.
  if (!isOursForSure(situation)) return undefined;
  if (lag.latestMs <= Math.max(effectiveMs, POLLING_MS)) return undefined;
  if (queue(situation).trend?.direction === "rising") return undefined;
  return more?.since ?? oldestSince(lag);
}

/**
 * After a start that found a backlog, what Spark took since the last settled minute has lowered the lag by
 * now. A rise in the minutes before says nothing about it, because they are settled late.
 */
function hasFallenSince(situation: Situation, lag: Age, effectiveMs: number): boolean {
  if (behindSinceStart(situation) === undefined) return false;
  const isWorkedOff = lag.latestMs > lagLimitMs(situation) && workingOff(situation) !== undefined;
  if (lag.trend?.direction === "rising" && !isWorkedOff) return false;
  const now = lagNow(situation);
  return now !== undefined && now.ms < lag.latestMs - Math.max(effectiveMs, POLLING_MS);
}

const FALLING_MINUTES = 3;

/** Each of the last minutes is lower than the one before, by more than an interval in all. */
function fallsNow({ rawPoints }: Age, effectiveMs: number): boolean {
  const last = rawPoints.slice(-FALLING_MINUTES);
  const [first, newest] = [last[0], last.at(-1)];
  if (last.length < FALLING_MINUTES || first === undefined || newest === undefined) return false;
  const lower = last.every(({ y }, i) => i === 0 || y < (last[i - 1]?.y ?? 0));
  return lower && newest.y > POLLING_MS && first.y - newest.y > effectiveMs;
}

/** When the lag that falls now was greatest. */
function oldestSince({ points }: Age): Since {
  const none = points.findLastIndex(({ y }) => y <= POLLING_MS);
  const climb = points.slice(none + 1);
  const oldest = Math.max(...climb.map(({ y }) => y));
  const turned = climb.findLast(({ y }) => y === oldest);
  return { at: turned?.x ?? 0, atLeast: none < 0 && turned === climb[0] };
}

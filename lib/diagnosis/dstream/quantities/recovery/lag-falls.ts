import type { Since, Situation } from "@/lib/diagnosis/situation/situation";
import { age, type Age, lagLimitMs, POLLING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { catchingUp } from "@/lib/diagnosis/dstream/quantities/catch-up/catching-up";
import { lagNow } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { byteShare } from "@/lib/diagnosis/stream/quantities/share/share";
import { behindSinceStart } from "@/lib/diagnosis/dstream/quantities/restart/started-behind";
import { workingOff } from "@/lib/diagnosis/dstream/quantities/catch-up/working-off";

/** Since when what is read grows younger while nothing piles up in Spark; undefined where it does not. */
export function lagFallsSince(situation: Situation, effectiveMs: number): Since | undefined {
  const lag = age(situation);
  const more = catchingUp(situation);
  const falls =
    lag?.trend?.direction === "falling" ||
    (lag !== undefined &&
      (fallsNow(lag, effectiveMs) || hasFallenSince(situation, lag, effectiveMs)));
  if (lag === undefined || (!falls && more === undefined)) return undefined;
  // The stream's age is the worst of all its readers: with others, it may be their recovery.
  const ours = lag.whose === "own" || byteShare(situation) !== undefined;
  if (!ours || lag.latestMs <= Math.max(effectiveMs, POLLING_MS)) return undefined;
  if (queue(situation).trend?.direction === "rising") return undefined;
  return more?.since ?? oldestSince(lag);
}

/**
 * After a start that found a backlog: by what Spark took since the last settled minute, it is less by now. That
 * the minutes until then rose says nothing of a lag that is late and worked off.
 */
function hasFallenSince(situation: Situation, lag: Age, effectiveMs: number): boolean {
  if (behindSinceStart(situation) === undefined) return false;
  const isWorkedOff = lag.latestMs > lagLimitMs(situation) && workingOff(situation) !== undefined;
  if (lag.trend?.direction === "rising" && !isWorkedOff) return false;
  const now = lagNow(situation);
  return now !== undefined && now.ms < lag.latestMs - Math.max(effectiveMs, POLLING_MS);
}

const FALLING_MINUTES = 3;

/** In each of the last minutes lower than in the one before, by more than an interval in all. */
function fallsNow({ rawPoints }: Age, effectiveMs: number): boolean {
  const last = rawPoints.slice(-FALLING_MINUTES);
  const [first, newest] = [last[0], last.at(-1)];
  if (last.length < FALLING_MINUTES || first === undefined || newest === undefined) return false;
  const lower = last.every(({ y }, i) => i === 0 || y < (last[i - 1]?.y ?? 0));
  return lower && newest.y > POLLING_MS && first.y - newest.y > effectiveMs;
}

/** When the lag that now falls was greatest. */
function oldestSince({ points }: Age): Since {
  const none = points.findLastIndex(({ y }) => y <= POLLING_MS);
  const climb = points.slice(none + 1);
  const oldest = Math.max(...climb.map(({ y }) => y));
  const turned = climb.findLast(({ y }) => y === oldest);
  return { at: turned?.x ?? 0, atLeast: none < 0 && turned === climb[0] };
}

import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { CatchingUp, Since, Situation } from "@/lib/diagnosis/situation/situation";
import { mean, median } from "@/lib/diagnosis/trends/median";
import { age, LAGGING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { backPressure } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { overallRatio } from "@/lib/diagnosis/stream/quantities/share/minute-share";
import { freshBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { warmedUpAt } from "@/lib/diagnosis/stream/quantities/leases/warm-up";
import {
  byteShare,
  ENOUGH,
  intakeShare,
  type Share,
} from "@/lib/diagnosis/stream/quantities/share/share";
import { rateCapPerSecond } from "@/lib/diagnosis/dstream/quantities/rate-limits/rate-limited";
import { wasReadInTime } from "./read-in-time";
import { MINUTE_MS } from "@/lib/domain/metric-period";

/** More than rounding at the minutes' edges makes. */
const MORE = 1.1;
const FEWEST_MINUTES = 2;
const LAST_MINUTES = 3;
/** A wave of the puts does not rise by this much within the minutes that are not settled yet. */
const MORE_NOW = 1.3;
const NEWEST_BATCHES = 5;
const LIMITED_BATCHES = 10;
const LIMITED_MS = 2 * MINUTE_MS;
/** A limited receiver takes lumps of up to 10,000 records, so reads are evaluated over five minutes. */
const LIMITED_MINUTES = 5;

/**
 * Whether this application lately took more than was put, out of a backlog in the stream. Its lag then
 * falls, however old it still is, and whatever piles up in Spark comes out of the backlog. Undefined if it
 * does not, if nothing waited in the stream, or if that is not known.
 */
export const catchingUp = quantity((situation): CatchingUp | undefined => {
  const byRecords = intakeShare(situation);
  // If fewer records than usual reach Spark, reads beyond the puts belong to a new reader.
  const byBytes = isLess(byRecords) ? undefined : byteShare(situation);
  return (
    moreTaken(situation, byRecords) ?? moreTaken(situation, byBytes) ?? moreTakenNow(situation)
  );
});

function isLess(part: Share | undefined): boolean {
  const lately = part?.perMinute.slice(-LAST_MINUTES) ?? [];
  return part !== undefined && overallRatio(lately) < ENOUGH * part.usual;
}

/**
 * The same from Spark's newest batches, which show now what CloudWatch shows minutes later: each of the
 * last five holds more than usual, although the puts of each minute are unchanged. A limited receiver takes
 * lumps, so its mean over more batches counts.
 */
function moreTakenNow(situation: Situation): CatchingUp | undefined {
  const usual = intakeShare(situation)?.usual;
  const put = median(
    recentMinutes(situation, 3).flatMap((period) => putIn(situation, period)?.records ?? []),
  );
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  if (usual === undefined || put === undefined || put <= 0 || effectiveMs === undefined)
    return undefined;
  // If the stream was read without delay, a higher intake can only mean more puts.
  const isBehind = (age(situation)?.latestMs ?? 0) > LAGGING_MS;
  if (!isBehind) return undefined;
  const limited = isLimitInForce(situation);
  const count = limited ? Math.max(LIMITED_BATCHES, LIMITED_MS / effectiveMs) : NEWEST_BATCHES;
  const rates = freshBatches(situation)
    .slice(-count)
    .map(({ at, records }) => ({ at, ratio: (records * 1000) / effectiveMs / (put * usual) }));
  const [first] = rates;
  if (first === undefined || rates.length < count) return undefined;
  const ratios = rates.map((rate) => rate.ratio);
  const ratio = (limited ? mean(ratios) : median(ratios)) ?? 0;
  const least = limited ? ratio : Math.min(...ratios);
  if (least < MORE_NOW) return undefined;
  return { ratio, since: { at: first.at - effectiveMs, atLeast: true } };
}

function moreTaken(situation: Situation, part: Share | undefined): CatchingUp | undefined {
  if (part === undefined) return undefined;
  const from = Math.max(warmedUpAt(situation), situation.settledTo - 6 * MINUTE_MS);
  const minutes = part.perMinute.filter(({ at }) => at >= from);
  const [fewest, last] = isLimitInForce(situation)
    ? [LIMITED_MINUTES, LIMITED_MINUTES]
    : [FEWEST_MINUTES, LAST_MINUTES];
  const lately = minutes.slice(-last);
  if (lately.length < fewest) return undefined;
  const ratio = overallRatio(lately) / part.usual;
  const first = lately[0]?.at ?? situation.at;
  if (ratio < MORE || wasReadInTime(situation, part, first)) return undefined;
  return { ratio, since: moreSince(part) };
}

/** A cap or Spark's back-pressure has a number by now. If it is only switched on, it limits nothing yet. */
function isLimitInForce(situation: Situation): boolean {
  return (
    backPressure(situation)?.estimate !== undefined || rateCapPerSecond(situation) !== undefined
  );
}

/** The first minute of the present run above the usual share. */
function moreSince({ perMinute, usual }: Share): Since {
  const before = perMinute.findLastIndex(
    ({ ratio }, i) => ratio <= usual && (perMinute[i - 1]?.ratio ?? 0) <= usual,
  );
  const first = perMinute[before + 1] ?? perMinute.at(-1);
  return { at: first?.at ?? 0, atLeast: before < 0 };
}

import { quantity } from "../quantity";
import type { Since } from "../rule";
import type { Situation } from "../situation";
import { backPressure } from "./back-pressure";
import { overallRatio } from "./minute-share";
import { rateCapPerSecond } from "./rate-cap";
import { settledInAt } from "./settling-in";
import { byteShare, intakeShare, type Share } from "./share";

export interface CatchingUp {
  /** Of the usual share of the puts: above 1, a backlog in the stream is worked off. */
  readonly ratio: number;
  /** The first minute in which more was taken. */
  readonly since: Since;
}

/** Beyond what rounding at the minutes' edges does. */
const MORE = 1.1;
const FEWEST_MINUTES = 2;
const LAST_MINUTES = 3;
/** A limited receiver takes lumps of up to 10,000 records: get is judged over five minutes. */
const LUMPY_MINUTES = 5;

/**
 * Whether this application lately took more than was put. Then its lag falls, however old it still
 * is, and what piles up in Spark comes out of the backlog. Undefined where it does not, or where
 * that cannot be told.
 */
export const catchingUp = quantity((situation): CatchingUp | undefined => {
  const byRecords = intakeShare(situation);
  return (
    (byRecords && moreTaken(situation, byRecords)) ??
    (byteShare(situation) && moreTaken(situation, byteShare(situation)))
  );
});

function moreTaken(situation: Situation, part: Share | undefined): CatchingUp | undefined {
  if (part === undefined) return undefined;
  const from = Math.max(settledInAt(situation), situation.settledTo - 6 * 60_000);
  const minutes = part.perMinute.filter(({ at }) => at >= from);
  const [fewest, last] = isLumpy(situation)
    ? [LUMPY_MINUTES, LUMPY_MINUTES]
    : [FEWEST_MINUTES, LAST_MINUTES];
  const lately = minutes.slice(-last);
  if (lately.length < fewest) return undefined;
  const ratio = overallRatio(lately) / part.usual;
  return ratio < MORE ? undefined : { ratio, since: moreSince(part) };
}

function isLumpy(situation: Situation): boolean {
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

import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import {
  effectiveIntervalMs,
  type Since,
  type Situation,
  upTo,
} from "@/lib/diagnosis/situation/situation";
import { everyTimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { gotIn, putIn } from "./put";
import { recentMinutes } from "./recent-minutes";

export interface NoPuts {
  /** Settled minutes in a row, up to the newest, without puts. */
  readonly minutes: number;
  /** The end of those minutes, epoch ms. */
  readonly to: number;
  /** Since when nothing is put, from the minutes and from the last batch with records. */
  readonly since: Since;
  /** The stream was polled all the time and had no records, and it was never quiet before. */
  readonly isPlain: boolean;
}

/** Nothing is put, as far as CloudWatch has published; undefined if something was, or it is not known. */
export const noPuts = quantity((situation): NoPuts | undefined => {
  const { periods } = situation;
  const [newest] = recentMinutes(situation, 1);
  const before = periods.findLastIndex((period) => putIn(situation, period)?.records !== 0);
  const run = periods.slice(before + 1);
  const [first] = run;
  if (newest === undefined || first === undefined) return undefined;
  const lastPut = periods[before];
  return {
    minutes: run.length,
    to: newest.at + newest.periodMs,
    since: quietSince(situation, first, lastPut),
    isPlain: run.every(isAskedInVain) && cameSteadily(situation, first, lastPut),
  };
});

/** Readers call and get nothing. If only the datapoint of the puts were lost, records would be read. */
function isAskedInVain(period: MetricPeriod): boolean {
  const { getCalls = 0, fanOutLag } = period.values;
  return (getCalls > 0 || fanOutLag !== undefined) && (gotIn(period)?.records ?? 0) === 0;
}

const HOUR_MINUTES = 60;
const FEWEST_MINUTES = 10;

/**
 * Records came in every minute of the hour before, and reached Spark until the end. In a stream of few
 * records a minute without any is usual, and in one that nobody reads it proves nothing.
 */
function cameSteadily(
  situation: Situation,
  first: MetricPeriod,
  lastPut: MetricPeriod | undefined,
): boolean {
  const hour = situation.periods.filter(
    ({ at }) => at < first.at && at >= first.at - HOUR_MINUTES * MINUTE_MS,
  );
  const withPuts = hour.filter((period) => (putIn(situation, period)?.records ?? 0) > 0);
  if (hour.some((period) => isPause(situation, period)) || lastPut === undefined) return false;
  if (withPuts.length < FEWEST_MINUTES) return false;
  const full = lastFullAt(situation);
  const lastsUntil = first.at + (effectiveIntervalMs(situation) ?? 0);
  return full !== undefined && full > lastPut.at && full <= lastsUntil;
}

/** Nothing was put; or it is not known, and nothing was read either. */
function isPause(situation: Situation, period: MetricPeriod): boolean {
  const put = putIn(situation, period);
  return put === undefined ? isAskedInVain(period) : put.records === 0;
}

/** A batch with only records from before the quiet minute may end before that minute began. */
function quietSince(
  situation: Situation,
  first: MetricPeriod,
  lastPut: MetricPeriod | undefined,
): Since {
  const full = lastFullAt(situation);
  const at =
    full === undefined || lastPut === undefined || full <= lastPut.at
      ? first.at
      : Math.min(first.at, full);
  return { at, atLeast: lastPut === undefined };
}

/** The instant of the last batch with records, of any application; epoch ms. */
export const lastFullAt = quantity(({ window, at }): number | undefined => {
  const made = upTo(everyTimedBatch(window), (batch) => batch.at, at);
  return made.findLast(({ records }) => records > 0)?.at;
});

import type { MetricPeriod } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Since, Situation } from "@/lib/diagnosis/situation/situation";
import { mean, median, sum } from "@/lib/diagnosis/trends/median";
import { putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";

export interface WriteThrottling {
  /**
   * Refused records ÷ all attempted, over those of the last five settled minutes whose puts are known;
   * undefined if no refusing minute is among them.
   */
  readonly rejectedRatio: number | undefined;
  /** Mean of the last five settled minutes, records/s. */
  readonly rejected: number;
  /** Of the last five settled minutes. */
  readonly minutes: number;
  /** In three of them, and in one of the last two. */
  readonly sustained: boolean;
}

export interface ReadThrottling {
  /** Refused GetRecords calls ÷ all calls, median of the last five settled minutes. */
  readonly refusedRatio: number;
  /** Minutes of the last five with at least 1 % refused. */
  readonly minutes: number;
  readonly sustained: boolean;
}

const LAST = 5;
/** Three of five minutes. A single refused burst is retried and forgotten. */
export const SUSTAINED = 3;
/** AWS's own alarm on refused reads starts here. */
export const REFUSED = 0.01;

export const writeThrottling = quantity((situation): WriteThrottling | undefined => {
  const last = recentMinutes(situation, LAST);
  if (last.length < SUSTAINED) return undefined;
  const rejected = last.map(rejectedIn);
  const minutes = rejected.filter((rate) => rate > 0).length;
  return {
    rejectedRatio: rejectedRatio(situation, last),
    rejected: mean(rejected) ?? 0,
    minutes,
    sustained: minutes >= SUSTAINED && goesOn(rejected.map((rate) => rate > 0)),
  };
});

/** After this many minutes without a refusal, the earlier refusals are over. */
export const OVER_AFTER = 2;

function goesOn(refused: readonly boolean[]): boolean {
  return refused.slice(-OVER_AFTER).includes(true);
}

function rejectedRatio(situation: Situation, last: readonly MetricPeriod[]): number | undefined {
  const known = last.flatMap((period) => {
    const put = putIn(situation, period)?.records;
    return put === undefined ? [] : [{ put, rejected: rejectedIn(period) }];
  });
  const rejected = sum(known.map((one) => one.rejected));
  if (rejected === 0) return last.some((period) => rejectedIn(period) > 0) ? undefined : 0;
  return rejected / (rejected + sum(known.map(({ put }) => put)));
}

/**
 * Undefined if no call is known. Nobody published anything, so the refused part is unknown and not zero.
 */
export const readThrottling = quantity((situation): ReadThrottling | undefined => {
  const last = recentMinutes(situation, LAST);
  const isAnyCall = last.some(({ values }) => values.getCalls !== undefined);
  if (last.length < SUSTAINED || !isAnyCall) return undefined;
  const refused = last.map(refusedIn);
  const minutes = refused.filter((ratio) => ratio >= REFUSED).length;
  const sustained = minutes >= SUSTAINED && goesOn(refused.map((ratio) => ratio >= REFUSED));
  return { refusedRatio: median(refused) ?? 0, minutes, sustained };
});

/** Records refused in a minute, per second. The metric is absent if nothing was refused. */
export function rejectedIn({ values }: MetricPeriod): number {
  return Math.max(values.writeThrottled ?? 0, values.putRecordsThrottled ?? 0);
}

/** Refused calls as a share of all in a minute: `GetRecords.Success` counts refused ones too. */
export function refusedIn({ values }: MetricPeriod): number {
  const { readThrottledCalls = 0, getCalls = 0 } = values;
  return getCalls === 0 ? 0 : readThrottledCalls / getCalls;
}

/** The first minute of the run in which throttling never paused for more than two minutes. */
export function throttledSince(
  { periods }: Situation,
  isThrottled: (period: MetricPeriod) => boolean,
): Since | undefined {
  let first: number | undefined;
  let clear = 0;
  for (let i = periods.length - 1; i >= 0 && clear <= LAST - SUSTAINED; i--) {
    const period = periods[i];
    clear = period !== undefined && isThrottled(period) ? 0 : clear + 1;
    if (clear === 0) first = i;
  }
  const period = first === undefined ? undefined : periods[first];
  return period && { at: period.at, atLeast: first === 0 };
}

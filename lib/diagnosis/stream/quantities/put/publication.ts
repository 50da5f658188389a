import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { recentMinutes } from "./recent-minutes";

/** This many periods without any datapoint are more than one lost minute. */
const SILENT_PERIODS = 3;

export interface Silence {
  /** End of the newest settled minute that had any datapoint, or the start of the data. */
  readonly since: number;
  readonly lastedMs: number;
  /** No minute of the data has a datapoint. */
  readonly sinceIsAtLeast: boolean;
}

/**
 * CloudWatch answers, but has published nothing about the stream for the last settled minutes: no put, no
 * read, no call. A live reader calls GetRecords every second even on an idle stream, so CloudWatch is late
 * or nobody reads. Undefined while anything is published, and if the minutes were not answered.
 */
export const publicationSilence = quantity((situation): Silence | undefined => {
  const { periods, settledTo } = situation;
  const [newest] = recentMinutes(situation, 1);
  const first = periods[0];
  if (newest === undefined || first === undefined) return undefined;
  const lastPublished = periods.findLast(isPublished);
  const since = lastPublished === undefined ? first.at : lastPublished.at + lastPublished.periodMs;
  const lastedMs = settledTo - since;
  if (lastedMs < SILENT_PERIODS * Math.max(MINUTE_MS, newest.periodMs)) return undefined;
  return { since, lastedMs, sinceIsAtLeast: lastPublished === undefined };
});

/**
 * Whether the stream's own series have any datapoint. This application's lag is published elsewhere, and
 * zero refusals alone prove nothing.
 */
function isPublished({ values }: Situation["periods"][number]): boolean {
  const { putRecords, putBytes, getRecords, getCalls, iteratorAge, fanOutRecords } = values;
  return [putRecords, putBytes, getRecords, getCalls, iteratorAge, fanOutRecords].some(
    (value) => value !== undefined,
  );
}

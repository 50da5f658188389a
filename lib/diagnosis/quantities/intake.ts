import { MINUTE_MS } from "@/lib/domain/minute";
import { quantity } from "../quantity";
import { sum } from "../trends/median";
import { beat } from "./beat";
import { PRESENT_BATCHES } from "./utilisation";

const INTERVALS = 10;

export interface Intake {
  readonly recordsPerSecond: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What this application really took lately, in user records per second: the mean of Spark's
 * `inputSize` over the last 40 batches, or as many as came in five minutes, because records arrive
 * in lumps. Recovered batches tell no records and are left out. Undefined below ten batches.
 */
export const intake = quantity((situation): Intake | undefined => {
  const beatMs = beat(situation)?.beatMs;
  if (beatMs === undefined) return undefined;
  const from = situation.at - Math.max(5 * MINUTE_MS, (INTERVALS + 1) * beatMs);
  const lately = situation.batches
    .filter(({ id, recovered }) => id > from && !recovered)
    .slice(-PRESENT_BATCHES);
  if (lately.length < INTERVALS) return undefined;
  const records = sum(lately.map((batch) => batch.records));
  return {
    recordsPerSecond: (records * 1000) / (lately.length * beatMs),
    from: (lately[0]?.id ?? from) - beatMs,
    to: lately.at(-1)?.id ?? situation.at,
  };
});

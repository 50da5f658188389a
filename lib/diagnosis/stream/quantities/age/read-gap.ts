import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";

const LOOKED_BACK_MS = 5 * MINUTE_MS;
/** Where so many records were put meanwhile, it was not quiet by chance. */
const PUTS_THAT_SHOW = 10;

/**
 * The longest that this application lately got nothing while records were put, from one batch with
 * records to the next or to the newest, ms. A lag is told when a read succeeds, of the last record
 * that it brought: refused for a minute and then given all that waits, a reader looks up to date.
 */
export const readGapMs = quantity((situation): number => {
  const fresh = situation.consumer.newestBatches(situation).filter(({ recovered }) => !recovered);
  const from = situation.at - LOOKED_BACK_MS;
  const full = fresh.filter(({ records }) => records > 0).map(({ at }) => at);
  const newest = fresh.at(-1)?.at;
  const ends = newest === undefined ? [] : [...full.slice(1), newest];
  const holes = ends.map((end, i) => (end > from ? end - (full[i] ?? end) : 0));
  const longest = Math.max(0, ...holes);
  const put = ((streamReading(situation)?.putRecords ?? 0) * longest) / 1000;
  return put < PUTS_THAT_SHOW ? 0 : longest;
});

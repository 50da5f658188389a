import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";

const LOOKED_BACK_MS = 5 * MINUTE_MS;
/** If this many records were put in that time, the silence is not chance. */
const PUTS_THAT_SHOW = 10;

/**
 * The longest recent time in which this application read nothing while records were put, ms: from one batch
 * with records to the next, or to the newest. A lag is published when a read succeeds, and describes the
 * last record of that read. A reader that is refused for a minute and then gets everything looks caught up.
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

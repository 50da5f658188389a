import type { Clearing } from "@/lib/domain/clearing";
import { formatQuantity } from "@/lib/format/quantity";
import { arrivals } from "../quantities/arrivals";
import { backlogRecords, catchUpMs } from "../quantities/backlog";
import { capacity } from "../quantities/capacity";
import { newestBatches } from "../quantities/newest-batches";
import { queue } from "../quantities/queue";
import { SILENT_MS, sparkReach } from "../quantities/reach";
import { held, type Situation } from "../situation";
import { hasEnded, processingMs } from "../timed-batch";
import { sum } from "../trends/median";

type Backlog = Clearing["backlog"];

/** When nothing will be left to catch up with: backlog ÷ (what Spark works off − what arrives). */
export function backlogLeft(s: Situation): Backlog {
  // What waited when the driver was last heard is not what waits.
  if (sparkReach(s).silentMs > SILENT_MS) return unknown(null, "the Spark driver does not answer");
  const records = backlogRecords(s) ?? null;
  const [sustained, coming] = [capacity(s)?.recordsPerSecond ?? drainRate(s), arrivals(s)];
  if (records === null) return unknown(records, "how much is left to do is not known");
  if (sustained === undefined) return unknown(records, "what Spark can sustain is not known");
  if (coming === undefined) return unknown(records, "what is put is not known");
  const because = `Spark works off ${formatQuantity(sustained, "records/s")} and ${formatQuantity(coming, "records/s")} arrive`;
  const shrinks = sustained > coming;
  const takesMs = catchUpMs(s) ?? (records * 1000) / (sustained - coming);
  return { records, shrinks, goneAt: shrinks ? s.at + takesMs : null, because };
}

function unknown(records: number | null, because: string): Backlog {
  return { records, shrinks: null, goneAt: null, because };
}

const NEWEST = 10;
const FEWEST = 3;

/**
 * What the newest batches show that Spark works off, records/s: with batches waiting it is never
 * idle, and what it did is what it can. Undefined when nothing waits, or too few tell.
 */
function drainRate(s: Situation): number | undefined {
  if (queue(s).waiting === 0) return undefined;
  const done = newestBatches(s)
    .filter((batch) => hasEnded(batch, s.at) && !batch.recovered && batch.records > 0)
    .slice(-NEWEST);
  if (done.length < FEWEST) return undefined;
  const jobs = held(s, "settings")?.concurrentJobs ?? 1;
  const workedMs = sum(done.map(processingMs));
  return workedMs === 0
    ? undefined
    : (sum(done.map(({ records }) => records)) * 1000 * jobs) / workedMs;
}

import type { Batch } from "@/lib/domain/batch";
import type { RecordedDriver } from "./recorded-driver";

/** How a recorded state lasts beyond its recording. */
export interface GoingOn {
  /** `repeats`: the last batches again and again. `hangs`: nothing ends, one batch joins per beat. */
  readonly how: "repeats" | "hangs";
  readonly forMs: number;
}

/** As many as it takes for the alternation of a rate cap, or of every third batch, to show. */
const PATTERN = 12;
const POLL_MS = 10_000;

/**
 * The driver as it would be if the recorded state had lasted: some states are judged only after
 * minutes, and no recording is that long. Nothing new is invented: batches and polls are repeats.
 */
export function goOn(driver: RecordedDriver, at: number, { how, forMs }: GoingOn): RecordedDriver {
  const { facts } = driver;
  const later = <T>(readings: readonly { at: number; value: T }[]): { at: number; value: T }[] => {
    const last = readings.at(-1);
    if (last === undefined) return [];
    const polls = Array.from({ length: Math.floor(forMs / POLL_MS) }, (_, index) => ({
      at: at + (index + 1) * POLL_MS,
      value: last.value,
    }));
    return [...readings, ...polls];
  };
  return {
    batches: [...driver.batches, ...laterBatches(driver.batches, how, at + forMs)],
    facts: {
      ...facts,
      receivers: later(facts.receivers),
      slots: later(facts.slots),
      work: later(facts.work),
    },
    state: later(driver.state).map((reading) =>
      reading.value.status === "ok"
        ? { at: reading.at, value: { ...reading.value, lastSuccessAt: reading.at } }
        : reading,
    ),
  };
}

function laterBatches(batches: readonly Batch[], how: GoingOn["how"], until: number): Batch[] {
  const wanted =
    how === "repeats" ? batches.filter((batch) => batch.processingTimeMs !== undefined) : batches;
  const pattern = wanted.slice(-PATTERN);
  const newest = batches.at(-1);
  if (newest === undefined || pattern.length === 0) return [];
  const later: Batch[] = [];
  for (let id = newest.id + newest.intervalMs; id <= until; id += newest.intervalMs) {
    const copied = pattern[later.length % pattern.length];
    if (copied === undefined) break;
    later.push(how === "hangs" ? waiting(copied, id) : { ...copied, id });
  }
  return later;
}

function waiting({ applicationId, intervalMs, records, outputs }: Batch, id: number): Batch {
  return { id, applicationId, intervalMs, records, outputs };
}

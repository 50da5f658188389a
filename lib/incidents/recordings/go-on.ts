import type { MicroBatch } from "@/lib/domain/micro-batch";
import type { RecordedDriver } from "./recorded-driver";

/** How a recorded state continues after its recording. */
export interface GoingOn {
  /**
   * `repeats`: the last batches again and again. `hangs`: nothing ends, one batch joins per
   * effective interval.
   */
  readonly how: "repeats" | "hangs";
  readonly forMs: number;
}

/** Enough batches to show the alternation of a rate cap, or of every third batch. */
const PATTERN = 12;
const POLL_MS = 10_000;

/**
 * The driver as it would be if the recorded state had lasted: some states are only recognised after
 * minutes, and no recording is that long. Invents nothing: batches and polls are repeats.
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

function laterBatches(
  batches: readonly MicroBatch[],
  how: GoingOn["how"],
  until: number,
): MicroBatch[] {
  const wanted =
    how === "repeats" ? batches.filter((batch) => batch.endedAt !== undefined) : batches;
  const pattern = wanted.slice(-PATTERN);
  const newest = batches.at(-1);
  if (newest === undefined || pattern.length === 0) return [];
  const later: MicroBatch[] = [];
  for (let at = newest.at + newest.intervalMs; at <= until; at += newest.intervalMs) {
    const copied = pattern[later.length % pattern.length];
    if (copied === undefined) break;
    later.push(how === "hangs" ? waiting(copied, at) : moved(copied, at));
  }
  return later;
}

/** The same batch at another instant. */
function moved(batch: MicroBatch, at: number): MicroBatch {
  const { startedAt, endedAt, submittedAt } = batch;
  const byMs = at - batch.at;
  return {
    ...batch,
    key: `${batch.key} again at ${at}`,
    at,
    submittedAt: submittedAt + byMs,
    ...(startedAt === undefined ? {} : { startedAt: startedAt + byMs }),
    ...(endedAt === undefined ? {} : { endedAt: endedAt + byMs }),
  };
}

/** The same batch at another instant, waiting and not started. */
function waiting(batch: MicroBatch, at: number): MicroBatch {
  const { startedAt: _, endedAt: __, ...rest } = moved(batch, at);
  return rest;
}

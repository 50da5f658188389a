import { resolve } from "node:path";
import type { PipelineWindow } from "@/lib/domain/window";
import { batchBuckets } from "./buckets/batch-buckets";
import { readBatches, readFailedBatches, writeBatches } from "./tables/batches";
import { expire } from "./expiry/expire";
import { readFacts, readWindowFacts, writeFact } from "./tables/facts";
import { readFills, writeFill } from "./tables/fills";
import type { Connection } from "./file/connection";
import type { History, HistoryReads, HistoryWrites, Span } from "../port";
import { lastEvaluated, readEvaluations, writeEvaluations } from "./tables/evaluations";
import { periodBuckets } from "./buckets/period-buckets";
import { readPeriods, writePeriods } from "./tables/metric-periods";
import { missingMinutes } from "./tables/missing-minutes";
import { queueBuckets } from "./buckets/queue-buckets";
import { Store } from "./store";
import { readChanges, readOutbox, takeOutOfOutbox, writeChange } from "./tables/verdict-changes";
import { readVerdict, writeVerdict } from "./tables/pinned-verdicts";

export interface SqliteOptions {
  /** Created if it does not exist; while this process runs, its `history.db` belongs to it alone. */
  readonly directory: string;
  /** The clock, epoch ms. */
  readonly now?: () => number;
  /** Upper bound of the file in pages of 4 KiB; unbounded by default. */
  readonly maxPages?: number;
}

/**
 * The history in one SQLite file. It never throws for a file that is locked, damaged, read-only or
 * gone, or on a full disk. Then the history continues in memory, `trouble()` says so, and the data
 * in memory are written as soon as the file can be written.
 */
export async function openSqlite({
  directory,
  now = Date.now,
  maxPages,
}: SqliteOptions): Promise<History> {
  // Absolute, because Node's recursive mkdir never returns for a relative path when the folder in
  // which the process was started has been deleted. The store creates its folder again when it is
  // gone.
  const store = new Store({
    directory: resolve(directory),
    now,
    ...(maxPages === undefined ? {} : { maxPages }),
  });
  return { ...writers(store, now), ...readers(store), ...upkeep(store, now) };
}

function writers(store: Store, now: () => number): HistoryWrites {
  const write = async <T>(signal: AbortSignal | undefined, work: (db: Connection) => T) => {
    signal?.throwIfAborted();
    return store.write(work);
  };
  return {
    recordPeriods: (id, periods, signal) => write(signal, (db) => writePeriods(db, id, periods)),
    recordBatches: (id, batches, signal) => write(signal, (db) => writeBatches(db, id, batches)),
    recordFact: (id, kind, reading, signal) =>
      write(signal, (db) => writeFact(db, id, kind, reading)),
    recordEvaluations: (id, evaluations, signal) =>
      write(signal, (db) => writeEvaluations(db, id, evaluations)),
    recordChange: (change, signal) => write(signal, (db) => writeChange(db, change)),
    takeOutOfOutbox: (id, changeId, signal) =>
      write(signal, (db) => takeOutOfOutbox(db, id, changeId)),
    pinVerdict: (id, kept, signal) => write(signal, (db) => writeVerdict(db, id, kept, now())),
    recordFill: (id, fill, signal) => write(signal, (db) => writeFill(db, id, fill)),
  };
}

/** For calls without a start: nothing is fetched from a troubled file for them. */
const NO_SPAN: Span = { from: Infinity, to: Infinity };

function readers(store: Store): HistoryReads {
  return { ...listReaders(store), ...bucketReaders(store) };
}

type Buckets = "periodBuckets" | "batchBuckets" | "queueBuckets";

function bucketReaders(store: Store): Pick<HistoryReads, Buckets> {
  const read = reader(store);
  return {
    periodBuckets: (id, span, stepMs, signal) =>
      read(signal, id, span, (db) => periodBuckets(db, id, span, stepMs)),
    batchBuckets: (id, span, stepMs, signal) =>
      read(signal, id, span, (db) => batchBuckets(db, id, span, stepMs)),
    queueBuckets: (id, span, stepMs, signal) =>
      read(signal, id, span, (db) => queueBuckets(db, id, span, stepMs)),
  };
}

function listReaders(store: Store): Omit<HistoryReads, Buckets> {
  const read = reader(store);
  return {
    window: (id, span, publicationDelayMs, signal) =>
      read(signal, id, span, (db): PipelineWindow => ({
        ...span,
        publicationDelayMs,
        periods: readPeriods(db, id, span),
        batches: readBatches(db, id, span),
        facts: readWindowFacts(db, id, span),
      })),
    evaluations: (id, span, signal) =>
      read(signal, id, span, (db) => readEvaluations(db, id, span)),
    lastEvaluated: (id, signal) => read(signal, id, NO_SPAN, (db) => lastEvaluated(db, id)),
    changes: (id, span, signal) => read(signal, id, span, (db) => readChanges(db, id, span)),
    outbox: (id, limit, signal) => read(signal, id, NO_SPAN, (db) => readOutbox(db, id, limit)),
    pinnedVerdict: (id, at, signal) =>
      read(signal, id, { from: at, to: at + 1 }, (db) => readVerdict(db, id, at)),
    fills: (id, span, signal) => read(signal, id, span, (db) => readFills(db, id, span)),
    failedBatches: (id, span, limit, signal) =>
      read(signal, id, span, (db) => readFailedBatches(db, id, span, limit)),
    windowFacts: (id, span, kinds, signal) =>
      read(signal, id, span, (db) => readWindowFacts(db, id, span, kinds)),
    facts: (id, kind, span, signal) =>
      read(signal, id, span, (db) => readFacts(db, id, kind, span)),
    missingMinutes: (id, span, signal) =>
      read(signal, id, span, (db) => missingMinutes(db, id, span)),
  };
}

/**
 * Reads from wherever a span is kept. The driver is synchronous: a signal is checked before the
 * read, not during it.
 */
function reader(store: Store) {
  return async <T>(
    signal: AbortSignal | undefined,
    pipelineId: string,
    span: Span,
    query: (db: Connection) => T,
  ): Promise<T> => {
    signal?.throwIfAborted();
    return store.read(pipelineId, span, query);
  };
}

type Upkeep = Exclude<keyof History, keyof HistoryReads | keyof HistoryWrites>;

function upkeep(store: Store, now: () => number): Pick<History, Upkeep> {
  return {
    expire: async (before, signal) =>
      expire((work) => store.everywhere(work), { before, now: now() }, signal),
    trouble: () => store.trouble(),
    notice: () => store.notice(),
    close: async () => store.close(),
  };
}

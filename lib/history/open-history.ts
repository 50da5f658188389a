import { resolve } from "node:path";
import type { PipelineWindow } from "@/lib/domain/window";
import { batchBuckets } from "./batch-buckets";
import { readBatches, readFailedBatches, writeBatches } from "./batches";
import { expire } from "./expire";
import { readFacts, readWindowFacts, writeFact } from "./facts";
import { readFills, writeFill } from "./fills";
import type { History, Span } from "./history";
import { lastJudged, readJudgements, writeJudgements } from "./judgements";
import { minuteBuckets } from "./minute-buckets";
import { readMinutes, writeMinutes } from "./minutes";
import { missingMinutes } from "./missing-minutes";
import { queueBuckets } from "./queue-buckets";
import { Store } from "./store";
import { readChanges, readOutbox, takeOutOfOutbox, writeChange } from "./verdict-changes";
import { readVerdict, writeVerdict } from "./verdicts";

export interface HistoryOptions {
  /** Made when it is not there; its `history.db` is this process's alone while it runs. */
  readonly directory: string;
  /** The clock, epoch ms. */
  readonly now?: () => number;
  /** Upper bound of the file in pages of 4 KiB; unbounded by default. */
  readonly maxPages?: number;
}

/**
 * The history kept in one SQLite file. It never throws for a file that is locked, damaged, read-only,
 * gone, or on a full disk: the history then goes on in memory, `trouble()` says so, and what was
 * kept there is written down as soon as the file can be written.
 */
export async function openHistory({
  directory,
  now = Date.now,
  maxPages,
}: HistoryOptions): Promise<History> {
  // Absolute: Node's recursive mkdir never returns for a relative path when the folder in which the
  // process was started has been deleted, and the store makes its folder again when it is gone.
  const store = new Store({
    directory: resolve(directory),
    now,
    ...(maxPages === undefined ? {} : { maxPages }),
  });
  return { ...writers(store, now), ...readers(store), ...upkeep(store, now) };
}

type Writers =
  | "recordMinutes"
  | "recordBatches"
  | "recordFact"
  | "recordJudgements"
  | "recordChange"
  | "takeOutOfOutbox"
  | "recordVerdict"
  | "recordFill";

function writers(store: Store, now: () => number): Pick<History, Writers> {
  return {
    recordMinutes: async (id, minutes) => store.write((db) => writeMinutes(db, id, minutes)),
    recordBatches: async (id, batches) => store.write((db) => writeBatches(db, id, batches)),
    recordFact: async (id, kind, reading) => store.write((db) => writeFact(db, id, kind, reading)),
    recordJudgements: async (id, judgements) =>
      store.write((db) => writeJudgements(db, id, judgements)),
    recordChange: async (change) => store.write((db) => writeChange(db, change)),
    takeOutOfOutbox: async (id, changeId) => store.write((db) => takeOutOfOutbox(db, id, changeId)),
    recordVerdict: async (id, verdict) => store.write((db) => writeVerdict(db, id, verdict, now())),
    recordFill: async (id, fill) => store.write((db) => writeFill(db, id, fill)),
  };
}

/** What has no beginning of its own: nothing is fetched from a troubled file for it. */
const NO_SPAN: Span = { from: Infinity, to: Infinity };

type Upkeep = "expire" | "trouble" | "notice" | "close";

function readers(store: Store): Omit<History, Writers | Upkeep> {
  return {
    window: async (id, span, publicationDelayMs) =>
      store.read(id, span, (db): PipelineWindow => ({
        ...span,
        publicationDelayMs,
        minutes: readMinutes(db, id, span),
        batches: readBatches(db, id, span),
        facts: readWindowFacts(db, id, span),
      })),
    minuteBuckets: async (id, span, stepMs) =>
      store.read(id, span, (db) => minuteBuckets(db, id, span, stepMs)),
    batchBuckets: async (id, span, stepMs) =>
      store.read(id, span, (db) => batchBuckets(db, id, span, stepMs)),
    queueBuckets: async (id, span, stepMs) =>
      store.read(id, span, (db) => queueBuckets(db, id, span, stepMs)),
    judgements: async (id, span) => store.read(id, span, (db) => readJudgements(db, id, span)),
    lastJudged: async (id) => store.read(id, NO_SPAN, (db) => lastJudged(db, id)),
    changes: async (id, span) => store.read(id, span, (db) => readChanges(db, id, span)),
    outbox: async (id, limit) => store.read(id, NO_SPAN, (db) => readOutbox(db, id, limit)),
    verdict: async (id, at) =>
      store.read(id, { from: at, to: at + 1 }, (db) => readVerdict(db, id, at)),
    fills: async (id, span) => store.read(id, span, (db) => readFills(db, id, span)),
    failedBatches: async (id, span, limit) =>
      store.read(id, span, (db) => readFailedBatches(db, id, span, limit)),
    windowFacts: async (id, span, kinds) =>
      store.read(id, span, (db) => readWindowFacts(db, id, span, kinds)),
    facts: async (id, kind, span) => store.read(id, span, (db) => readFacts(db, id, kind, span)),
    missingMinutes: async (id, span) => store.read(id, span, (db) => missingMinutes(db, id, span)),
  };
}

function upkeep(store: Store, now: () => number): Pick<History, Upkeep> {
  return {
    expire: async (before) => expire((work) => store.everywhere(work), { before, now: now() }),
    trouble: () => store.trouble(),
    notice: () => store.notice(),
    close: async () => store.close(),
  };
}

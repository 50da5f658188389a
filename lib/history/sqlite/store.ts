import type { Connection } from "./file/connection";
import { AgeClock } from "@/lib/domain/age-clock";
import { copyRows } from "./tables/copy-rows";
import { openSpare } from "./file/disk-file";
import type { Span } from "../port";
import { HistoryFile, type HistoryFileOptions } from "./file/history-file";
import { pipelinesOf } from "./expiry/pipelines-of";
import { describeFault, storeFault } from "./file/store-fault";
import { TABLES } from "./tables/tables";

/** How long a file in trouble is left alone before it is tried again, ms. */
const RETRY_MS = 5_000;
/** How long the page shows that a damaged file was set aside, ms. */
const NOTICE_MS = 3_600_000;
/** What lies this far before a span may still reach into it, ms: long periods, waiting batches. */
const REACH_MS = 3_600_000;

export interface StoreOptions extends HistoryFileOptions {
  /** The clock, epoch ms. */
  readonly now: () => number;
}

/**
 * Where the history is kept now: in its file, or, while that cannot be written, in a spare database
 * in memory. The spare takes every write, and copies from the file what is read, as far as that is
 * still possible. Once the file can be written again, the spare is copied into it. All writes
 * merge, so that nothing is counted twice.
 */
export class Store {
  readonly #now: () => number;
  /** Measures the retry wait: a clock that is set back must not keep the store from its file. */
  readonly #ages: AgeClock;
  readonly #file: HistoryFile;
  /** Present while the file is in trouble. */
  #spare: Connection | undefined;
  /** Since when the spare has what the file knows of a pipeline, epoch ms. */
  readonly #copiedFrom = new Map<string, number>();
  /** By the age clock. */
  #retryAt = 0;
  #trouble: string | undefined;
  #notice: { readonly text: string; readonly until: number } | undefined;

  constructor({ now, ...file }: StoreOptions) {
    this.#now = now;
    this.#ages = new AgeClock({ wall: now, monotonic: () => performance.now() });
    this.#file = new HistoryFile(file);
    try {
      this.#file.open();
    } catch (error) {
      this.#retreat(error);
    }
  }

  /** Reads a pipeline's span from wherever it is kept. */
  read<T>(pipelineId: string, span: Span, query: (connection: Connection) => T): T {
    if (this.#spare === undefined) {
      try {
        return query(this.#place());
      } catch (error) {
        this.#retreat(error);
      }
    }
    this.#fetchFromFile(pipelineId, span.from - REACH_MS);
    return query(this.#place());
  }

  /** Does all of `work` or nothing, in the file or, if that fails, in the spare. */
  write<T>(work: (connection: Connection) => T): T {
    this.#recover();
    if (this.#spare === undefined) {
      try {
        this.#file.restoreIfGone();
        return this.#commit(work);
      } catch (error) {
        this.#retreat(error);
      }
    }
    return this.#commit(work);
  }

  /**
   * Like `write`, for what frees space: in trouble it is tried in the file too, since a full file
   * may accept nothing else. One result for each place.
   */
  everywhere<T>(work: (connection: Connection) => T): T[] {
    const done = this.write(work);
    const { connection, isOurs } = this.#file;
    if (this.#spare === undefined || !isOurs || connection === undefined) return [done];
    try {
      return [done, connection.transaction(() => work(connection))];
    } catch (error) {
      if (storeFault(error) === undefined) throw error;
      return [done];
    }
  }

  trouble(): string | undefined {
    return this.#trouble;
  }

  notice(): string | undefined {
    const notice = this.#notice;
    return notice !== undefined && this.#ages.now() < notice.until ? notice.text : undefined;
  }

  /** Writes what it can and releases the directory. Later writes are kept nowhere. */
  close(): void {
    if (this.#retryAt === Infinity) return;
    this.#retryAt = 0;
    this.#recover();
    this.#retryAt = Infinity;
    this.#file.release();
    this.#spare?.close();
    this.#spare = undefined;
  }

  #place(): Connection {
    const place = this.#spare ?? this.#file.connection;
    if (place !== undefined) return place;
    this.#spare = openSpare();
    return this.#spare;
  }

  #commit<T>(work: (connection: Connection) => T): T {
    const place = this.#place();
    return place.transaction(() => work(place));
  }

  /** Switches to the spare after a fault of the file; any other error is rethrown. */
  #retreat(error: unknown): void {
    const fault = storeFault(error);
    if (fault === undefined) throw error;
    if (fault === "corrupt" && this.#file.isOurs && this.#startAfresh()) return;
    this.#trouble = describeFault(fault);
    this.#retryAt = this.#ages.now() + RETRY_MS;
    this.#spare ??= openSpare();
    this.#file.openToRead();
  }

  #startAfresh(): boolean {
    try {
      const name = this.#file.startAfresh(this.#now());
      const text = `The history was damaged: it was set aside as ${name}, and a fresh one is filled from CloudWatch and the driver. Delete the old file once nobody needs it.`;
      this.#notice = { text, until: this.#ages.now() + NOTICE_MS };
      return true;
    } catch {
      return false;
    }
  }

  /** Tries the file again when it is time, and copies the spare into it. */
  #recover(): void {
    const spare = this.#spare;
    if (spare === undefined || this.#ages.now() < this.#retryAt) return;
    try {
      this.#file.open();
      this.#pour(spare);
    } catch (error) {
      this.#retreat(error);
      return;
    }
    spare.close();
    this.#spare = undefined;
    this.#copiedFrom.clear();
    this.#trouble = undefined;
  }

  #pour(spare: Connection): void {
    const file = this.#file.connection;
    file?.transaction(() => {
      const pipelines = new Set(TABLES.flatMap(({ name }) => pipelinesOf(spare, name)));
      for (const id of pipelines) copyRows(spare, file, id, { from: 0, to: Infinity });
    });
  }

  /** While in trouble, copies into the spare what the file knows since `from` and the spare does not. */
  #fetchFromFile(pipelineId: string, from: number): void {
    const [file, spare] = [this.#file.connection, this.#spare];
    const to = this.#copiedFrom.get(pipelineId) ?? Infinity;
    if (file === undefined || spare === undefined || from >= to) return;
    try {
      spare.transaction(() => copyRows(file, spare, pipelineId, { from, to }));
      this.#copiedFrom.set(pipelineId, from);
    } catch (error) {
      if (storeFault(error) === undefined) throw error;
      // If it cannot be read either, its data are left out until the file opens again.
      this.#file.close();
    }
  }
}

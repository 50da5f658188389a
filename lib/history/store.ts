import { mkdirSync } from "node:fs";
import type { Connection } from "./connection";
import { copyRows } from "./copy-rows";
import { lockDirectory } from "./directory-lock";
import {
  closeWriter,
  fileIdentity,
  historyPath,
  openForReading,
  openForWriting,
  openSpare,
  restoreFile,
  setAside,
} from "./disk-file";
import type { Span } from "./history";
import { pipelinesOf } from "./pipelines-of";
import { describeFault, storeFault } from "./store-fault";
import { TABLES } from "./tables";

/** How long a file in trouble is left alone before it is tried again, ms. */
const RETRY_MS = 5_000;
/** How long the page says that a damaged file was set aside, ms. */
const NOTICE_MS = 3_600_000;
/** What lies so far before a span may still reach into it: long periods, waiting batches. */
const REACH_MS = 3_600_000;

export interface StoreOptions {
  readonly directory: string;
  /** The clock, epoch ms. */
  readonly now: () => number;
  /** Upper bound of the file in pages of 4 KiB. */
  readonly maxPages?: number;
}

/**
 * Where the history lies now: in its file, or, while that cannot be written, in a spare database in
 * memory. The spare takes every write, and from the file whatever is asked for and can still be
 * read; once the file can be written again the spare is poured into it. All writes merge, so that
 * nothing is counted twice on the way there and back.
 */
export class Store {
  readonly #options: StoreOptions;
  readonly #path: string;
  /** Held while this process is the directory's writer. */
  #lock: Connection | undefined;
  #disk: Connection | undefined;
  #identity: string | undefined;
  /** Present while the file is in trouble. */
  #spare: Connection | undefined;
  /** From when on the spare has what the file knows of a pipeline, epoch ms. */
  readonly #copiedFrom = new Map<string, number>();
  #retryAt = 0;
  #trouble: string | undefined;
  #notice: { readonly text: string; readonly until: number } | undefined;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#path = historyPath(options.directory);
    try {
      this.#openDisk();
    } catch (error) {
      this.#retreat(error);
    }
  }

  /** One reading of a pipeline's span, from wherever it is known. */
  read<T>(pipelineId: string, span: Span, query: (connection: Connection) => T): T {
    if (this.#spare === undefined) {
      try {
        return query(this.#place());
      } catch (error) {
        this.#retreat(error);
      }
    }
    this.#fetchFromDisk(pipelineId, span.from - REACH_MS);
    return query(this.#place());
  }

  /** All of `work` or nothing, in the file or, when that fails, in the spare. */
  write<T>(work: (connection: Connection) => T): T {
    this.#recover();
    if (this.#spare === undefined) {
      try {
        this.#restoreIfGone();
        return this.#commit(work);
      } catch (error) {
        this.#retreat(error);
      }
    }
    return this.#commit(work);
  }

  /**
   * Like `write`, for what makes room: while in trouble it is tried in the file too, since a full
   * one may take nothing else. One result for each place.
   */
  everywhere<T>(work: (connection: Connection) => T): T[] {
    const done = this.write(work);
    const disk = this.#disk;
    if (this.#spare === undefined || this.#lock === undefined || disk === undefined) return [done];
    try {
      return [done, disk.transaction(() => work(disk))];
    } catch (error) {
      if (storeFault(error) === undefined) throw error;
      return [done];
    }
  }

  trouble(): string | undefined {
    if (this.#trouble !== undefined) return this.#trouble;
    const notice = this.#notice;
    return notice !== undefined && this.#options.now() < notice.until ? notice.text : undefined;
  }

  /** Writes down what can be, and lets go of the directory. What comes later is kept nowhere. */
  close(): void {
    if (this.#retryAt === Infinity) return;
    this.#retryAt = 0;
    this.#recover();
    this.#retryAt = Infinity;
    this.#closeDisk();
    this.#spare?.close();
    this.#spare = undefined;
    this.#lock?.close();
  }

  #place(): Connection {
    const place = this.#spare ?? this.#disk;
    if (place !== undefined) return place;
    this.#spare = openSpare();
    return this.#spare;
  }

  #commit<T>(work: (connection: Connection) => T): T {
    const place = this.#place();
    return place.transaction(() => work(place));
  }

  #closeDisk(): void {
    // Without the lock it was only read, and the log is another's.
    if (this.#disk !== undefined && this.#lock !== undefined) closeWriter(this.#disk);
    this.#disk?.close();
    this.#disk = undefined;
  }

  /** Opens the file as its only writer. A connection that once could not write never will. */
  #openDisk(): void {
    this.#closeDisk();
    mkdirSync(this.#options.directory, { recursive: true });
    this.#lock ??= lockDirectory(this.#options.directory);
    this.#disk = openForWriting(this.#path, this.#options.maxPages);
    this.#identity = fileIdentity(this.#path);
  }

  /** Takes to the spare after a fault of the file; any other error is thrown on. */
  #retreat(error: unknown): void {
    const fault = storeFault(error);
    if (fault === undefined) throw error;
    if (fault === "corrupt" && this.#lock !== undefined && this.#startAfresh()) return;
    this.#trouble = describeFault(fault, this.#path);
    this.#retryAt = this.#options.now() + RETRY_MS;
    this.#spare ??= openSpare();
    this.#disk ??= openForReading(this.#path);
  }

  #startAfresh(): boolean {
    try {
      this.#closeDisk();
      const name = setAside(this.#path, this.#options.now());
      this.#openDisk();
      const text = `The history was damaged: it was set aside as ${name}, and a fresh one is filled from CloudWatch and the driver. Delete the old file once nobody needs it.`;
      this.#notice = { text, until: this.#options.now() + NOTICE_MS };
      return true;
    } catch {
      return false;
    }
  }

  #recover(): void {
    const spare = this.#spare;
    if (spare === undefined || this.#options.now() < this.#retryAt) return;
    try {
      this.#openDisk();
      this.#commitSpare(spare);
    } catch (error) {
      this.#retreat(error);
      return;
    }
    spare.close();
    this.#spare = undefined;
    this.#copiedFrom.clear();
    this.#trouble = undefined;
  }

  #commitSpare(spare: Connection): void {
    const disk = this.#disk;
    disk?.transaction(() => {
      const pipelines = new Set(TABLES.flatMap(({ name }) => pipelinesOf(spare, name)));
      for (const id of pipelines) copyRows(spare, disk, id, { from: 0, to: Infinity });
    });
  }

  /** While in trouble, brings into the spare what the file knows since `from` and it does not yet. */
  #fetchFromDisk(pipelineId: string, from: number): void {
    const [disk, spare, to] = [this.#disk, this.#spare, this.#copiedFrom.get(pipelineId)];
    if (disk === undefined || spare === undefined || from >= (to ?? Infinity)) return;
    try {
      spare.transaction(() => copyRows(disk, spare, pipelineId, { from, to: to ?? Infinity }));
      this.#copiedFrom.set(pipelineId, from);
    } catch (error) {
      if (storeFault(error) === undefined) throw error;
      // What cannot be read either is done without, until the file opens again.
      this.#closeDisk();
    }
  }

  /** Somebody deleted or replaced the file: what is written to the old one would be lost. */
  #restoreIfGone(): void {
    const identity = fileIdentity(this.#path);
    if (this.#disk === undefined || identity === this.#identity) return;
    if (identity === undefined) {
      restoreFile(this.#disk, this.#options.directory);
      this.#lock?.close();
      this.#lock = undefined;
    }
    this.#openDisk();
  }
}

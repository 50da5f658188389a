import type { StreamingCounters } from "@/lib/domain/spark-facts";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { MirrorState } from "./mirror-state";
import { tallyOf } from "./list-tally";

/** What the mirror needs to read next. */
export type Question = { readonly kind: "batch"; readonly id: number } | { readonly kind: "list" };

export interface Answer {
  /** Ascending by id. The answer about one batch is empty when the driver does not know it. */
  readonly batches: readonly MicroBatch[];
  /** Only with a list: the counters that were read after it. */
  readonly countersAfter?: StreamingCounters;
}

/** A poll in progress: it yields questions, takes their answers, and ends when all is seen. */
export type Exchange<T = void> = Generator<Question, T, Answer>;

/** With more single reads than this in one poll, the list is cheaper. */
const MOST_READS = 20;

/** An overloaded driver must not be asked for its whole list more often than this. */
const LIST_PAUSE_MS = 30_000;

/**
 * Follows a driver's batches with as few reads as possible: the driver offers no "since", and its
 * list grows without limit while the application is wedged.
 *
 * Two counters tell what to read: completed batches, and completed + active, which is every batch
 * ever made. A new batch is read by its expected id; ended ones are looked for from the oldest on.
 * Each read is later than the counters, so the mirror may be ahead of them, never behind. What does
 * not add up is a doubt, and the whole list settles it.
 */
export class BatchMirror {
  #picture = new MirrorState();
  /** The driver's counters as of this mirror's state: completed, and all ever made. */
  #completed = 0;
  #made = 0;
  #isInDoubt = true;
  #listedAtMs = -Infinity;
  #concurrentJobs = 1;
  /** Ids read in this poll, which are not read again in it. */
  #readNow = new Set<number>();

  /** `spark.streaming.concurrentJobs`, once known; raised when more batches are seen running. */
  expectConcurrentJobs(jobs: number): void {
    this.#concurrentJobs = Math.max(this.#concurrentJobs, jobs);
  }

  /** Starts again for another streaming context. Keeps batches that were not drained yet. */
  reset(): void {
    this.#picture = new MirrorState(this.#picture.drain());
    this.#isInDoubt = true;
  }

  /** The batches that are new or changed since the last drain, ascending by id. */
  drain(): MicroBatch[] {
    return this.#picture.drain();
  }

  /**
   * One poll. It may be aborted at any question: what it read by then stays right, and the next
   * poll reads the rest.
   */
  *poll(counters: StreamingCounters, at: { intervalMs: number; nowMs: number }): Exchange {
    this.#readNow.clear();
    // Counters only grow: smaller ones belong to a new streaming context.
    if (this.#dueCompleted(counters) < 0 || this.#dueMade(counters) < 0) this.reset();
    if (!this.#needsList(counters, at.nowMs)) {
      // The known ones first: a new batch may end while we read, and be mistaken for one of them.
      yield* this.#readEnded(counters);
      yield* this.#readAppeared(counters, at.intervalMs);
      yield* this.#readEnded(counters);
      const isSeen = this.#dueMade(counters) <= 0 && this.#mayRead();
      if (isSeen && this.#dueCompleted(counters) > 0) this.#isInDoubt = true;
      yield* this.#readStarted();
    }
    if (this.#needsList(counters, at.nowMs)) yield* this.#readList(counters, at.nowMs);
    this.expectConcurrentJobs(this.#picture.running);
  }

  #dueCompleted(counters: StreamingCounters): number {
    return counters.completedBatches - this.#completed;
  }

  #dueMade(counters: StreamingCounters): number {
    return counters.completedBatches + counters.activeBatches - this.#made;
  }

  #needsList(counters: StreamingCounters, nowMs: number): boolean {
    const due = Math.max(0, this.#dueCompleted(counters)) + Math.max(0, this.#dueMade(counters));
    // While no batch is known, the list is short, and only the list can show the first one.
    if (this.#picture.isEmpty) return this.#isInDoubt || due > 0;
    return (this.#isInDoubt || due > MOST_READS) && nowMs - this.#listedAtMs >= LIST_PAUSE_MS;
  }

  *#readAppeared(counters: StreamingCounters, intervalMs: number): Exchange {
    let candidates = this.#picture.nextIds(intervalMs);
    let misses = 0;
    while (this.#dueMade(counters) > 0 && this.#mayRead()) {
      const { value: id } = candidates.next();
      if (id === undefined) return;
      if (yield* this.#readOne(id)) candidates = this.#picture.nextIds(intervalMs);
      else misses++;
      // In doubt, one miss in a poll is enough: the list will settle it.
      if (misses > 0 && this.#isInDoubt) return;
    }
    if (this.#dueMade(counters) > 0 && misses > 0) this.#isInDoubt = true;
  }

  *#readEnded(counters: StreamingCounters): Exchange {
    for (const id of this.#picture.activeIds) {
      if (this.#dueCompleted(counters) <= 0) return;
      if (!this.#readNow.has(id)) {
        if (!this.#mayRead()) return;
        yield* this.#readKnown(id);
      }
      // Jobs start in the order of their batches: no batch behind a waiting one has ended.
      if (this.#picture.isWaiting(id)) return;
    }
  }

  /** No counter tells that a waiting batch has started. It has when a job slot was free for it. */
  *#readStarted(): Exchange {
    for (const id of this.#picture.activeIds.filter((active) => this.#picture.isWaiting(active))) {
      if (this.#picture.running >= this.#concurrentJobs) return;
      if (this.#readNow.has(id) || !this.#mayRead()) return;
      yield* this.#readKnown(id);
      if (this.#picture.isWaiting(id)) return;
    }
  }

  #mayRead(): boolean {
    return this.#readNow.size < MOST_READS;
  }

  *#readKnown(id: number): Exchange {
    if (yield* this.#readOne(id)) return;
    // Known once and unknown now: it has ended, and later ones have pushed it out.
    this.#picture.forget(id);
    this.#completed++;
    this.#isInDoubt = true;
  }

  *#readOne(id: number): Exchange<boolean> {
    this.#readNow.add(id);
    const { batches } = yield { kind: "batch", id };
    const [batch] = batches;
    if (batch === undefined) return false;
    if (!this.#picture.isActive(id)) this.#made++;
    if (batch.endedAt !== undefined) this.#completed++;
    this.#picture.take(batch);
    return true;
  }

  *#readList(before: StreamingCounters, nowMs: number): Exchange {
    let counters = before;
    // At most twice: the list may fall between two counters that both moved.
    for (let attempt = 0; attempt < 2; attempt++) {
      const { batches, countersAfter = counters } = yield { kind: "list" };
      this.#picture.takeList(batches);
      const active = this.#picture.activeIds.length;
      const tally = tallyOf(counters, active, countersAfter);
      this.#completed = tally.completed;
      this.#made = tally.completed + active;
      this.#isInDoubt = !tally.isExact;
      this.#listedAtMs = nowMs;
      if (tally.isExact) return;
      counters = countersAfter;
    }
  }
}

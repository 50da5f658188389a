import { inOrder, type MicroBatch } from "@/lib/domain/micro-batch";

/** Completed batches never change: their ids are kept only to avoid reporting them twice. */
const MOST_REMEMBERED = 2_000;

/** The batches of one streaming context as last read, and those not reported yet. */
export class MirrorState {
  readonly #changed: Map<number, MicroBatch>;
  #active = new Map<number, MicroBatch>();
  #completedIds = new Set<number>();
  #spacing = new BatchSpacing();

  /** @param untold the batches that an earlier state had not reported yet. */
  constructor(untold: readonly MicroBatch[] = []) {
    this.#changed = new Map(untold.map((batch) => [batch.at, batch]));
  }

  get isEmpty(): boolean {
    return this.#spacing.newest === undefined;
  }

  /** Ids of the batches that wait or run, oldest first. */
  get activeIds(): number[] {
    return [...this.#active.keys()].toSorted((a, b) => a - b);
  }

  get running(): number {
    return [...this.#active.values()].filter((batch) => batch.startedAt !== undefined).length;
  }

  isActive(id: number): boolean {
    return this.#active.has(id);
  }

  isWaiting(id: number): boolean {
    const batch = this.#active.get(id);
    return batch !== undefined && batch.startedAt === undefined;
  }

  /** The ids where newer batches may be, likeliest first. */
  nextIds(intervalMs: number): Generator<number, void> {
    return this.#spacing.candidates(intervalMs);
  }

  take(batch: MicroBatch): void {
    if (!this.#completedIds.has(batch.at) && !isSame(this.#active.get(batch.at), batch)) {
      this.#changed.set(batch.at, batch);
    }
    this.#spacing.add(batch.at);
    if (batch.endedAt === undefined) this.#active.set(batch.at, batch);
    else this.#complete(batch.at);
  }

  /** Takes the driver's whole list, ascending: a batch that is not in it has gone. */
  takeList(batches: readonly MicroBatch[]): void {
    const listed = new Set(batches.map((batch) => batch.at));
    for (const id of this.activeIds) if (!listed.has(id)) this.forget(id);
    this.#spacing = new BatchSpacing();
    for (const batch of batches) this.take(batch);
  }

  forget(id: number): void {
    this.#active.delete(id);
  }

  /** The batches that are new or changed since the last drain, ascending by id. */
  drain(): MicroBatch[] {
    const changed = [...this.#changed.values()].toSorted(inOrder);
    this.#changed.clear();
    return changed;
  }

  #complete(id: number): void {
    this.#active.delete(id);
    this.#completedIds.add(id);
    if (this.#completedIds.size <= MOST_REMEMBERED) return;
    const [oldest] = this.#completedIds;
    if (oldest !== undefined) this.#completedIds.delete(oldest);
  }
}

function isSame(known: MicroBatch | undefined, told: MicroBatch): boolean {
  return (
    known !== undefined &&
    known.startedAt === told.startedAt &&
    known.endedAt === told.endedAt &&
    known.records === told.records &&
    known.outputs.failed === told.outputs.failed
  );
}

/**
 * The distance between batch ids. The batch interval is only the least distance: an application
 * with windowed outputs only makes batches further apart, and two windows make uneven distances.
 */
export class BatchSpacing {
  #newest: number | undefined;
  /** The distance seen so far; undefined before two ids, "uneven" once two distances differ. */
  #step: number | "uneven" | undefined;

  get newest(): number | undefined {
    return this.#newest;
  }

  add(id: number): void {
    if (this.#newest !== undefined) {
      const distance = id - this.#newest;
      if (distance <= 0) return;
      this.#step = this.#step === undefined || this.#step === distance ? distance : "uneven";
    }
    this.#newest = id;
  }

  /** Where the next batch may be, likeliest first: every multiple of the interval can hold one. */
  *candidates(intervalMs: number): Generator<number, void> {
    if (this.#newest === undefined || intervalMs <= 0) return;
    const likely = typeof this.#step === "number" ? this.#newest + this.#step : undefined;
    if (likely !== undefined) yield likely;
    for (let id = this.#newest + intervalMs; ; id += intervalMs) if (id !== likely) yield id;
  }
}

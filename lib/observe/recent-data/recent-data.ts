import {
  isKeptWhenEqual,
  isScan,
  type FactKind,
  type FactShapes,
  type Reading,
} from "@/lib/domain/facts";
import { LOOKBACK_MS, REMEMBERED_MS } from "@/lib/domain/look-back";
import { mergeBatch } from "@/lib/domain/merge-batch";
import { mergePeriod } from "@/lib/domain/merge-period";
import { inOrder, type MicroBatch } from "@/lib/domain/micro-batch";
import { isSettled, type MetricPeriod, MINUTE_MS, settledBefore } from "@/lib/domain/metric-period";
import { emptyWindow, type PipelineWindow } from "@/lib/domain/window";
import { AnsweredTwice } from "./answered-twice";
import { thinScans } from "./thin-scans";
import type { Published } from "./published";
import { insertInOrder } from "./insert-in-order";

/** Trimmed only when this much more is there, so that trimming is rare. */
const SLACK_MS = REMEMBERED_MS - LOOKBACK_MS;

type Facts = { [K in FactKind]: Reading<FactShapes[K]>[] };

/** The last three hours of one pipeline in memory. It is evaluated every few seconds. */
export class RecentData {
  readonly #publicationDelayMs: number;
  readonly #target: Pick<PipelineWindow, "targetDelayMs">;
  #periods: MetricPeriod[] = [];
  #batches: MicroBatch[] = [];
  readonly #facts: Facts;
  readonly #answeredTwice = new AnsweredTwice();
  #heededAt = -Infinity;
  /** Copies of the lists for those who keep them; made when requested, and dropped with each change. */
  #views: { periods?: readonly MetricPeriod[]; batches?: readonly MicroBatch[] } = {};

  /** @param targetDelayMs the longest accepted end-to-end delay, if there is one */
  constructor(publicationDelayMs: number, targetDelayMs?: number) {
    this.#publicationDelayMs = publicationDelayMs;
    this.#target = targetDelayMs === undefined ? {} : { targetDelayMs };
    // emptyWindow names every kind; its lists are made writable here.
    this.#facts = structuredClone(emptyWindow(0, 0, 0).facts) as Facts;
  }

  /** Loads what the history kept. It does not count as an answer of CloudWatch. */
  load(window: PipelineWindow): void {
    this.#insertPeriods(window.periods);
    this.addBatches(window.batches);
    const kinds = Object.keys(window.facts) as FactKind[]; // keys of a closed interface
    for (const kind of kinds) for (const reading of window.facts[kind]) this.addFact(kind, reading);
  }

  /**
   * Adds one poll's answer.
   *
   * @returns the instant from which on an evaluation could have used the earliest newly final
   *   minute, epoch ms; Infinity: there is none
   */
  addPeriods(periods: readonly MetricPeriod[]): number {
    this.#answeredTwice.note(periods);
    return this.#insertPeriods(periods);
  }

  #insertPeriods(periods: readonly MetricPeriod[]): number {
    this.#views = {};
    let usableFrom = Infinity;
    for (const minute of periods) {
      const before = this.#periods.findLast(({ at }) => at <= minute.at);
      const wasFinal = before?.at === minute.at && isSettled(before, this.#publicationDelayMs);
      insertInOrder(this.#periods, minute, (kept) => kept.at - minute.at, mergePeriod);
      if (wasFinal || !isSettled(minute, this.#publicationDelayMs)) continue;
      const settledAt = minute.at + minute.periodMs + this.#publicationDelayMs;
      usableFrom = Math.min(usableFrom, settledAt);
    }
    return usableFrom;
  }

  /** @returns the instant of the earliest new batch, epoch ms; Infinity: there is none */
  addBatches(batches: readonly MicroBatch[]): number {
    this.#views = {};
    let first = Infinity;
    for (const batch of batches) {
      const isNew = insertInOrder(this.#batches, batch, (kept) => inOrder(kept, batch), mergeBatch);
      if (isNew) first = Math.min(first, batch.at);
    }
    return first;
  }

  /** True when it says something new: a repetition of the newest reading is not kept. */
  addFact<K extends FactKind>(kind: K, reading: Reading<FactShapes[K]>): boolean {
    const kept: Reading<FactShapes[K]>[] = this.#facts[kind];
    const newest = kept.findLast((each) => each.at <= reading.at);
    if (!isKeptWhenEqual(kind) && newest && same(newest.value, reading.value)) return false;
    insertInOrder(
      kept,
      reading,
      (each) => each.at - reading.at,
      (_old, fresh) => fresh,
    );
    if (isScan(kind)) thinScans(kept);
    return true;
  }

  newest<K extends FactKind>(kind: K): FactShapes[K] | undefined {
    const readings: readonly Reading<FactShapes[K]>[] = this.#facts[kind];
    return readings.at(-1)?.value;
  }

  get batches(): readonly MicroBatch[] {
    return this.#batches;
  }

  get periods(): readonly MetricPeriod[] {
    return this.#periods;
  }

  /** The periods as they are now: data that come later do not change this list. */
  periodsNow(): readonly MetricPeriod[] {
    return (this.#views.periods ??= [...this.#periods]);
  }

  /** The batches as they are now, likewise. */
  batchesNow(): readonly MicroBatch[] {
    return (this.#views.batches ??= [...this.#batches]);
  }

  /** How far CloudWatch's minutes are published, by its last answer. */
  get published(): Published {
    const readAt = this.#periods.at(-1)?.readAt;
    if (readAt === undefined) return {};
    let countedTo = settledBefore(readAt, this.#publicationDelayMs);
    while (this.#answeredTwice.has(countedTo)) countedTo += MINUTE_MS;
    return { readAt, countedTo };
  }

  /** The diagnosis's input at `now`. Shares the lists: use it before the next await. */
  snapshot(now: number): PipelineWindow {
    this.#trim(now - REMEMBERED_MS);
    const settled = settledBefore(now, this.#publicationDelayMs);
    return {
      from: now - LOOKBACK_MS,
      to: now,
      publicationDelayMs: this.#publicationDelayMs,
      ...this.#target,
      // A minute that was read too early and not again since may not be evaluated: it is a gap.
      periods: this.#periods.filter(
        (minute) =>
          minute.at + minute.periodMs > settled || isSettled(minute, this.#publicationDelayMs),
      ),
      batches: this.#batches,
      facts: this.#facts,
    };
  }

  /**
   * Adapts to our clock, epoch ms. After a step back, all readings count as read now at the latest:
   * otherwise they would lie in the future. Sources report their state anew.
   */
  adjustToClock(now: number): void {
    const wasSetBack = now < this.#heededAt;
    this.#heededAt = now;
    if (!wasSetBack) return;
    const kinds = Object.keys(this.#facts) as FactKind[]; // keys of a closed interface
    for (const kind of kinds) {
      const readings: Reading<unknown>[] = this.#facts[kind];
      const ahead = readings.filter(({ at }) => at >= now);
      const newest = kind.startsWith("source-") ? undefined : ahead.at(-1);
      readings.splice(readings.length - ahead.length, ahead.length);
      if (newest) readings.push({ ...newest, at: now });
    }
  }

  #trim(before: number): void {
    if ((this.#periods[0]?.at ?? before) < before - SLACK_MS) {
      this.#periods = this.#periods.filter((minute) => minute.at >= before);
      this.#views = {};
    }
    if ((this.#batches[0]?.at ?? before) < before - SLACK_MS) {
      this.#batches = this.#batches.filter((batch) => batch.at >= before);
      this.#views = {};
    }
    for (const readings of Object.values<Reading<unknown>[]>(this.#facts)) {
      // What held when the window began was read before it: the newest such reading stays.
      const stays = readings.findLastIndex((reading) => reading.at < before);
      if (stays > 0) readings.splice(0, stays);
    }
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

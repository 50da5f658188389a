import type { ApplicationFacts, FactKind, FactShapes, Reading } from "@/lib/domain/facts";
import { isSettled, type MetricPeriod, settledBefore } from "@/lib/domain/metric-period";
import type { PipelineWindow } from "@/lib/domain/window";
import { applicationAt, driverSkewMs, type TimedBatch, timedBatches } from "./timed-batch";

/**
 * What was known of a pipeline at one instant. Everything later is cut off, so that a past verdict
 * is folded from what was true then. Quantities are computed from it when a rule asks for them.
 */
export interface Situation {
  readonly at: number;
  /** Data before this instant were not loaded. */
  readonly from: number;
  /** CloudWatch minutes that end by this instant may be evaluated. */
  readonly settledTo: number;
  /** Settled minutes that were asked for and answered, ascending. */
  readonly periods: readonly MetricPeriod[];
  /** Batches of the application of then, ascending in time, none later than `at`. */
  readonly batches: readonly TimedBatch[];
  readonly application?: ApplicationFacts;
  readonly window: PipelineWindow;
  /** What its kind of consumer tells of how it takes records. */
  readonly consumer: Consumption;
}

/** When a state began. */
export interface Since {
  readonly at: number;
  /** It began then or before: the data do not reach further back. */
  readonly atLeast: boolean;
}

/** Something that must be known before a rule may be evaluated. */
export interface Need {
  readonly met: (situation: Situation) => boolean;
  /** What is missing, in words, when it is not met. */
  readonly missing: (situation: Situation) => string;
}

/**
 * What the diagnosis of a stream asks of whoever reads it. Each kind of consumer supplies it with
 * quantities of its own (`kinds/`), so that `stream/` knows no kind.
 */
export interface Consumption {
  /** What must be known before anything of its batches may be evaluated. */
  readonly needs: readonly Need[];
  /** Undefined while the configured interval is not known. */
  readonly effectiveInterval: (situation: Situation) => EffectiveInterval | undefined;
  /** The tail of the batches that speaks of now, ascending. */
  readonly newestBatches: (situation: Situation) => readonly TimedBatch[];
  /** What it took lately, user records/s; undefined while too few batches are known. */
  readonly intakePerSecond: (situation: Situation) => number | undefined;
  /** What it took in each whole minute, user records/s, by the minute's start, epoch ms. */
  readonly intakeByMinute: (situation: Situation) => ReadonlyMap<number, number>;
  /** The run of empty batches that lasts until now; undefined where that cannot be told. */
  readonly emptyBatches: (situation: Situation) => EmptyBatches | undefined;
  /** It is busy for so little of its time that it could take more. Not known: false. */
  readonly hasTimeToSpare: (situation: Situation) => boolean;
  /** For how long the oldest batch that is not done has waited or run, ms; 0 without any. */
  readonly oldestBatchMs: (situation: Situation) => number;
  /** A limit of its intake is set: it may take lumps, and wait between them for as long as batches take. */
  readonly isLimitSet: (situation: Situation) => boolean;
  /** A limit of its own, and not its reading, keeps its intake low. */
  readonly isLimited: (situation: Situation) => boolean;
  /** The same by a limit that was set to a number. */
  readonly isCapped: (situation: Situation) => boolean;
  /** It lately took more than was put, as minutes and batches tell it. */
  readonly catchingUp: (situation: Situation) => CatchingUp | undefined;
  /** It takes more than is put by now, whatever older minutes tell. */
  readonly isWorkingOff: (situation: Situation) => boolean;
  /** It works off what an outage left: since when, epoch ms; undefined otherwise. */
  readonly outageBacklogSince: (situation: Situation) => number | undefined;
  /** Nothing of it runs that could read: no reader, nowhere to run one, or another application is there. */
  readonly hasNoReader: (situation: Situation) => boolean;
  /** It has not answered for longer than a poll takes: what was last heard of it is not what is. */
  readonly isSilent: (situation: Situation) => boolean;
  /** What it could take for ever, user records/s; undefined while not known. */
  readonly sustainablePerSecond: (situation: Situation) => number | undefined;
  /** What is not known yet of one that has just been started, in words. */
  readonly startingUp: (situation: Situation) => string | undefined;
  /** What a restart costs, as the end of a sentence. */
  readonly restartCosts: (situation: Situation) => string;
}

export interface EffectiveInterval {
  /** T: the configured interval, ms. */
  readonly intervalMs: number;
  /** D: how far apart batches really come, ms. Rules count in this. */
  readonly effectiveMs: number;
}

export interface CatchingUp {
  /** Of the usual share of the puts: above 1, a backlog in the stream is worked off. */
  readonly ratio: number;
  /** The first minute in which more was taken. */
  readonly since: Since;
}

export interface EmptyBatches {
  /** Since when every batch has been empty: the instant of the last one with records, or the start. */
  readonly since: number;
  readonly sinceIsAtLeast: boolean;
  /** Empty batches after the grace that a start or a reshard needs, and for how long, ms. */
  readonly batches: number;
  readonly lastedMs: number;
  /** Of those, whose whole interval lies after that grace. */
  readonly wholeBatches: number;
  /** Settled minutes wholly inside that time in which records were put. */
  readonly minutesWithPuts: number;
}

/** The same window as it was known at an earlier instant, beside the situation of now. */
export function situationBefore({ window, consumer }: Situation, at: number): Situation {
  return cutOff(window, at, consumer);
}

/** What was known of a window at an instant, epoch ms, and nothing later. */
export function cutOff(window: PipelineWindow, at: number, consumer: Consumption): Situation {
  const settledTo = settledBefore(at, window.publicationDelayMs);
  const application = applicationAt(window, at);
  const ended = upTo(window.periods, (period) => period.at + period.periodMs, settledTo);
  return {
    at,
    from: window.from,
    settledTo,
    periods: ended.filter((period) => isSettled(period, window.publicationDelayMs)),
    batches: upTo(timedBatches(window, application), (batch) => batch.at, at),
    ...(application === undefined ? {} : { application }),
    window,
    consumer,
  };
}

/** The part of an ascending list whose time is not after `until`, found by halving. */
export function upTo<T>(
  list: readonly T[],
  time: (item: T) => number,
  until: number,
): readonly T[] {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && time(item) <= until) low = middle + 1;
    else high = middle;
  }
  return list.slice(0, low);
}

/** How far apart the consumer's batches really come, ms; undefined while its interval is not known. */
export function effectiveIntervalMs(situation: Situation): number | undefined {
  return situation.consumer.effectiveInterval(situation)?.effectiveMs;
}

/** Readings of a kind taken by then, ascending. */
export function readings<K extends FactKind>(
  { window, at }: Situation,
  kind: K,
): readonly Reading<FactShapes[K]>[] {
  return upTo<Reading<FactShapes[K]>>(window.facts[kind], (reading) => reading.at, at);
}

/** The newest reading by then; undefined when none was taken yet. Right for what changes by the poll. */
export function seen<K extends FactKind>(situation: Situation, kind: K): FactShapes[K] | undefined {
  return readings(situation, kind).at(-1)?.value;
}

/** A reading this soon after the application's start describes that application from its start. */
const SOON_MS = 60_000;

/**
 * What held at the instant, for facts that do not change by being read: settings, slots, receivers
 * and the stream hold back to the application's start until a reading that differs.
 */
export function asOf<K extends FactKind>(situation: Situation, kind: K): FactShapes[K] | undefined {
  const { window, application, at } = situation;
  const all: readonly Reading<FactShapes[K]>[] = window.facts[kind];
  const last = readings(situation, kind).at(-1);
  const startedAt = (application?.startedAt ?? -Infinity) - driverSkewMs(window);
  if (last !== undefined && last.at >= startedAt) return last.value;
  const next = all.find((reading) => reading.at > at);
  if (last === undefined) return next?.value;
  return next !== undefined && next.at <= startedAt + SOON_MS ? next.value : last.value;
}

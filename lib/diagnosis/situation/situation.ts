import type { FactKind, FactShapes, Reading } from "@/lib/domain/facts";
import type { ApplicationFacts } from "@/lib/domain/spark-facts";
import { isSettled, type MetricPeriod, settledBefore } from "@/lib/domain/metric-period";
import type { PipelineWindow } from "@/lib/domain/window";
import { applicationAt, driverSkewMs, type TimedBatch, timedBatches } from "./timed-batch";

/**
 * What was known of a pipeline at one instant. Everything later is cut off, so that a past verdict is
 * folded from what was true then. Quantities are computed from it when a rule asks for them.
 */
export interface Situation {
  readonly at: number;
  /** Data before this instant were not loaded. */
  readonly from: number;
  /** CloudWatch minutes that end by this instant may be evaluated. */
  readonly settledTo: number;
  /** Settled minutes that were asked for and answered, ascending. */
  readonly periods: readonly MetricPeriod[];
  /** Batches of the application of that time, ascending, none later than `at`. */
  readonly batches: readonly TimedBatch[];
  readonly application?: ApplicationFacts;
  readonly window: PipelineWindow;
  /** How its kind of consumer takes records. */
  readonly consumer: Consumption;
}

/** When a state began. */
export interface Since {
  readonly at: number;
  /** It began then or before: the data reach no further back. */
  readonly atLeast: boolean;
}

/** Something that must be known before a rule may be evaluated. */
export interface Need {
  readonly met: (situation: Situation) => boolean;
  /** What is missing, in words, if it is not met. */
  readonly missing: (situation: Situation) => string;
}

/**
 * What the diagnosis of a stream asks of its reader. Each kind of consumer supplies it with quantities of
 * its own (`kinds/`), so that `stream/` knows no kind.
 */
export interface Consumption {
  /** What must be known before anything about its batches may be evaluated. */
  readonly needs: readonly Need[];
  /** Undefined while the configured interval is not known. */
  readonly effectiveInterval: (situation: Situation) => EffectiveInterval | undefined;
  /** The newest batches, ascending. */
  readonly newestBatches: (situation: Situation) => readonly TimedBatch[];
  /** Its recent intake, user records/s; undefined while too few batches are known. */
  readonly intakePerSecond: (situation: Situation) => number | undefined;
  /** Its intake in each whole minute, user records/s, by the minute's start, epoch ms. */
  readonly intakeByMinute: (situation: Situation) => ReadonlyMap<number, number>;
  /** The run of empty batches that lasts until now; undefined if that is not known. */
  readonly emptyBatches: (situation: Situation) => EmptyBatches | undefined;
  /** Its load is so low that it could take more. False if not known. */
  readonly hasTimeToSpare: (situation: Situation) => boolean;
  /** How long the oldest batch that is not done has waited or run, ms; 0 without one. */
  readonly oldestBatchMs: (situation: Situation) => number;
  /** A limit of its intake is set. It may take lumps, and wait between them for as long as batches take. */
  readonly isLimitSet: (situation: Situation) => boolean;
  /** A limit of its own keeps its intake low, and not its reading. */
  readonly isLimited: (situation: Situation) => boolean;
  /** The same for a limit that was set to a number. */
  readonly isCapped: (situation: Situation) => boolean;
  /** It lately took more than was put, as shown by minutes and batches. */
  readonly catchingUp: (situation: Situation) => CatchingUp | undefined;
  /** It takes more than is put now, whatever older minutes show. */
  readonly isWorkingOff: (situation: Situation) => boolean;
  /** It works off what an outage left: since when, epoch ms; undefined otherwise. */
  readonly outageBacklogSince: (situation: Situation) => number | undefined;
  /**
   * Nothing of it can read: it has no reader, nowhere to run one, or another application is at the address.
   */
  readonly hasNoReader: (situation: Situation) => boolean;
  /** It has not answered for longer than a poll takes. What it last reported is no longer current. */
  readonly isSilent: (situation: Situation) => boolean;
  /** What it can sustain, user records/s; undefined while not known. */
  readonly sustainablePerSecond: (situation: Situation) => number | undefined;
  /** What is not known yet of one that was just started, in words. */
  readonly startingUp: (situation: Situation) => string | undefined;
  /** The cost of a restart, as the end of a sentence. */
  readonly restartCosts: (situation: Situation) => string;
}

export interface EffectiveInterval {
  /** T: the configured interval, ms. */
  readonly intervalMs: number;
  /** D: the real distance between batches, ms. Rules count in this. */
  readonly effectiveMs: number;
}

export interface CatchingUp {
  /** Part of the usual share of the puts. Above 1, a backlog in the stream is worked off. */
  readonly ratio: number;
  /** The first minute in which more was taken. */
  readonly since: Since;
}

export interface EmptyBatches {
  /** Since when every batch has been empty: the instant of the last one with records, or the start. */
  readonly since: number;
  readonly sinceIsAtLeast: boolean;
  /** Empty batches after the warm-up that a start or a reshard needs, and their duration, ms. */
  readonly batches: number;
  readonly lastedMs: number;
  /** Those of them whose whole interval lies after that warm-up. */
  readonly wholeBatches: number;
  /** Settled minutes with puts that lie wholly inside that time. */
  readonly minutesWithPuts: number;
}

/** The same window as it was known at an earlier instant. */
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

/** The part of an ascending list whose time is not after `until`, found by binary search. */
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

/** The real distance between the consumer's batches, ms; undefined while its interval is not known. */
export function effectiveIntervalMs(situation: Situation): number | undefined {
  return situation.consumer.effectiveInterval(situation)?.effectiveMs;
}

/** Readings of a kind taken by the situation's instant, ascending. */
export function readings<K extends FactKind>(
  { window, at }: Situation,
  kind: K,
): readonly Reading<FactShapes[K]>[] {
  return upTo<Reading<FactShapes[K]>>(window.facts[kind], (reading) => reading.at, at);
}

/**
 * The newest reading by that instant; undefined if none was taken yet. For facts that change with every
 * poll.
 */
export function seen<K extends FactKind>(situation: Situation, kind: K): FactShapes[K] | undefined {
  return readings(situation, kind).at(-1)?.value;
}

/** A reading this soon after the application's start describes that application from its start. */
const SOON_MS = 60_000;

/**
 * What held at the instant. For facts that do not change with every poll: settings, slots, receivers and
 * the stream hold back to the application's start until a reading that differs.
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

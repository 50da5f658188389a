import type { ApplicationFacts, FactKind, FactShapes, Reading } from "@/lib/domain/facts";
import { isSettled, type Minute, settledBefore } from "@/lib/domain/minute";
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
  /** CloudWatch minutes that end by this instant may be judged. */
  readonly settledTo: number;
  /** Settled minutes that were asked for and answered, ascending. */
  readonly minutes: readonly Minute[];
  /** Batches of the application of then, ascending in time, none later than `at`. */
  readonly batches: readonly TimedBatch[];
  readonly application?: ApplicationFacts;
  readonly window: PipelineWindow;
}

const newest = new WeakMap<PipelineWindow, Situation>();

/** The situation at an instant; asked for again right away it is the same one, with its quantities. */
export function situationAt(window: PipelineWindow, at: number): Situation {
  const known = newest.get(window);
  const situation = known?.at === at ? known : cutOff(window, at);
  newest.set(window, situation);
  return situation;
}

/** The same window as it was known at an earlier instant, beside the situation of now. */
export function situationBefore({ window }: Situation, at: number): Situation {
  return cutOff(window, at);
}

function cutOff(window: PipelineWindow, at: number): Situation {
  const settledTo = settledBefore(at, window.publicationDelayMs);
  const application = applicationAt(window, at);
  const ended = upTo(window.minutes, (minute) => minute.at + minute.periodMs, settledTo);
  return {
    at,
    from: window.from,
    settledTo,
    minutes: ended.filter((minute) => isSettled(minute, window.publicationDelayMs)),
    batches: upTo(timedBatches(window, application), (batch) => batch.at, at),
    ...(application === undefined ? {} : { application }),
    window,
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
export function held<K extends FactKind>(situation: Situation, kind: K): FactShapes[K] | undefined {
  const { window, application, at } = situation;
  const all: readonly Reading<FactShapes[K]>[] = window.facts[kind];
  const last = readings(situation, kind).at(-1);
  const startedAt = (application?.startedAt ?? -Infinity) - driverSkewMs(window);
  if (last !== undefined && last.at >= startedAt) return last.value;
  const next = all.find((reading) => reading.at > at);
  if (last === undefined) return next?.value;
  return next !== undefined && next.at <= startedAt + SOON_MS ? next.value : last.value;
}

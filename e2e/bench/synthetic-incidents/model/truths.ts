import type { SyntheticTruth } from "./synthetic-incident";
import type { Physics } from "./physics";

/** Seconds of lag that polling itself causes. */
const POLLING = 6;

/** Nothing waits, nothing is refused, nothing lags, for some minutes and batches. */
export function isLevel(physics: Physics, minutes = 6): boolean {
  const span = Math.max(60 * minutes, 3 * physics.interval);
  const level = physics
    .lately(span)
    .every(({ headAge, lag }) => headAge <= physics.interval + 1 && lag <= POLLING);
  return level && !physics.refused(12);
}

export function healthy(...causes: readonly string[]): SyntheticTruth {
  return { bottleneck: "none", causes: causes.length === 0 ? ["keeping-up"] : [...causes] };
}

/** The onset between two seconds. */
export function began(from: number, until = from): Pick<SyntheticTruth, "onset" | "onsetUntil"> {
  return { onset: from * 1000, onsetUntil: Math.max(from, until) * 1000 };
}

/**
 * Spark cannot process what arrives: the queue's head is old and grows older, and nothing limits
 * the intake.
 */
export function isTooSlow(physics: Physics): boolean {
  const { interval, last } = physics;
  const earlier = physics.lately(10 * interval)[0];
  return (
    physics.demand(physics.simulation.cost.slowFactor) > 1.04 &&
    last.headAge > 2.5 * interval &&
    earlier !== undefined &&
    last.headAge > earlier.headAge
  );
}

/**
 * Whether anything is stored under back-pressure. A limit that falls far while a large answer waits
 * lets nothing through for many minutes: that looks like reading nothing, and both causes are
 * right.
 */
function isStoring(physics: Physics): boolean {
  const { driver } = physics.simulation;
  const batches = [...(driver?.queue.retained ?? []), ...(driver?.queue.waiting ?? [])];
  const from = (physics.now - Math.max(180, 3 * physics.interval)) * 1000;
  return batches.some(({ id, records }) => id >= from && records > 0);
}

/** The last second at which no batch had waited for a whole interval. */
export function lastOnTime(physics: Physics): number {
  return physics.lastTime(({ headAge }) => headAge <= physics.interval) ?? 0;
}

/** The last second at which the records being read were fresh. */
function lastFresh(physics: Physics, seconds = 20): number {
  return physics.lastTime(({ lag }) => lag <= seconds) ?? 0;
}

/** The lag is over a minute, and has grown for this many minutes. */
export function isAgeing(physics: Physics, minutes = 4): boolean {
  const earlier = physics.lately(60 * minutes)[0];
  return physics.last.lag > 75 && earlier !== undefined && physics.last.lag > earlier.lag + 10;
}

/** Back-pressure limits the intake: records age in the stream, while no batch waits for long. */
export function underBackpressure(
  bottleneck: SyntheticTruth["bottleneck"],
): (physics: Physics, fault: number) => SyntheticTruth | undefined {
  return (physics, fault) => {
    if (!isAgeing(physics) || physics.last.headAge > 2 * physics.interval) return undefined;
    if (!isStoring(physics)) return undefined;
    const onset = began(fault, lastFresh(physics, 20 + physics.interval));
    return { bottleneck, causes: ["backpressure"], ...onset };
  };
}

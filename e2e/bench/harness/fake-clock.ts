export interface FakeClock {
  readonly now: () => number;
  readonly pass: (ms: number) => void;
  readonly restore: () => void;
}

/**
 * A clock for the driver and for the source's own pauses between two lists alike: an hour of polls
 * takes seconds, and no pause is longer or shorter for it.
 */
export function fakeClock(): FakeClock {
  const startedAt = Date.now();
  let passed = 0;
  Object.defineProperty(performance, "now", { value: () => passed, configurable: true });
  return {
    now: () => startedAt + passed,
    pass: (ms) => void (passed += ms),
    // The real one is the prototype's.
    restore: () => void Reflect.deleteProperty(performance, "now"),
  };
}

export interface FakeClock {
  readonly now: () => number;
  readonly pass: (ms: number) => void;
  readonly restore: () => void;
}

/**
 * A clock for both the driver and the source's pauses between two lists: an hour of polls takes
 * seconds, and every pause keeps its length.
 */
export function fakeClock(): FakeClock {
  const startedAt = Date.now();
  let passed = 0;
  Object.defineProperty(performance, "now", { value: () => passed, configurable: true });
  return {
    now: () => startedAt + passed,
    pass: (ms) => void (passed += ms),
    // The real one belongs to the prototype.
    restore: () => void Reflect.deleteProperty(performance, "now"),
  };
}

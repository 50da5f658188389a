import { AgeClock } from "@/lib/domain/age-clock";

/**
 * The clock by which this process tells how old things are that it keeps. Instants that are told or
 * stored go by the clock on the wall, which may be set back; ages never do.
 */
export const ageClock = new AgeClock({
  wall: () => Date.now(),
  monotonic: () => performance.now(),
});

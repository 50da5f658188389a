import { AgeClock } from "@/lib/domain/age-clock";

/**
 * The clock for the age of kept data. Instants that are shown or stored use the wall clock, which
 * may be set back; ages never do.
 */
export const ageClock = new AgeClock({
  wall: () => Date.now(),
  monotonic: () => performance.now(),
});

import { AgeClock } from "@/lib/domain/age-clock";

/** The browser's clock with every step back undone: the age of an answer goes by it. */
export const pageClock = new AgeClock({
  wall: () => Date.now(),
  monotonic: () => performance.now(),
});

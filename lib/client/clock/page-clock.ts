import { AgeClock } from "@/lib/domain/age-clock";

/** The browser's clock with every step back undone. The age of an answer is measured with it. */
export const pageClock = new AgeClock({
  wall: () => Date.now(),
  monotonic: () => performance.now(),
});

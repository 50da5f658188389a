import { LRUCache } from "lru-cache";
import type { AgeClock } from "@/lib/domain/age-clock";
import { ageClock } from "./age-clock";

/**
 * What was made lately, for the next request for it: at most so many values, each for the `ttl` that
 * it is set with (ms; without one, until others take its place). Ages go by a clock that never goes
 * back: an answer that is handed out again must not outlive a step of the clock on the wall.
 */
export const ageingCache = <T extends object>(
  most: number,
  ages: Pick<AgeClock, "now"> = ageClock,
): LRUCache<string, T> =>
  new LRUCache({
    max: most,
    perf: ages,
    // The clock is read at each look: the default is one reading for all looks of a millisecond.
    ttlResolution: 0,
  });

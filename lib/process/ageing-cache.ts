import { LRUCache } from "lru-cache";
import type { AgeClock } from "@/lib/domain/age-clock";
import { ageClock } from "./age-clock";

/**
 * Recently made values, for the next request: at most so many, each for the `ttl` that it is set
 * with (ms; without one, until others replace it). Ages use a clock that never goes back: a reused
 * answer must not outlive a step of the wall clock.
 */
export const ageingCache = <T extends object>(
  most: number,
  ages: Pick<AgeClock, "now"> = ageClock,
): LRUCache<string, T> =>
  new LRUCache({
    max: most,
    perf: ages,
    // The clock is read at each access: by default one reading serves all accesses within a
    // millisecond.
    ttlResolution: 0,
  });

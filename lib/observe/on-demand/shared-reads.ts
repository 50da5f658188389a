import type { AgeClock } from "@/lib/domain/age-clock";
import { ageingCache } from "@/lib/process/ageing-cache";
import { withinTime } from "@/lib/process/within-time";

/** A read, or its failure, serves everybody who asks for the same within this time, ms. */
const KEPT_MS = 10_000;
/** A page waits ten seconds for an answer: two reads in a row must fit into it, ms. */
const LIMIT_MS = 4_500;

/** Distinct questions about one driver. */
const MOST = 4;

/**
 * Reads of one driver that viewers ask for. There is one at a time, and each is shared for ten
 * seconds, so the number of viewers never changes what the driver is asked.
 */
export class SharedReads<T extends object | undefined> {
  readonly #kept;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ages?: Pick<AgeClock, "now">) {
    this.#kept = ageingCache<Promise<T>>(MOST, ages);
  }

  /**
   * The result of `make`, or of the same question a moment ago.
   *
   * @throws OutOfTime, and whatever `make` does
   */
  read(question: string, make: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const known = this.#kept.get(question);
    if (known) return known;
    const answer = this.#last.then(() => withinTime(make, LIMIT_MS));
    this.#kept.set(question, answer);
    const end = (): void => void this.#kept.set(question, answer, { ttl: KEPT_MS });
    this.#last = answer.then(end, end);
    return answer;
  }
}

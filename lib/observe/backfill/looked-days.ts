import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { ageClock } from "@/lib/process/age-clock";
import { DAY_MS } from "@/lib/domain/metric-period";

/** A day that the last three hours still touch changes: it is checked again after this, ms. */
const LOOK_AGAIN_MS = 60_000;

/** When a day was checked: by the wall clock, and by the age clock. */
interface Look {
  readonly at: number;
  readonly age: number;
}

/** The days of each pipeline that were checked for holes. */
export class LookedDays {
  readonly #looks = new Map<string, Map<number, Look>>();

  /**
   * Picks the days that are due for a check. They count as checked from then on.
   *
   * @param days UTC days by their starts, epoch ms
   * @param now wall clock, epoch ms
   */
  take(pipelineId: string, days: readonly number[], now: number): readonly number[] {
    const looks = this.#looks.get(pipelineId) ?? new Map<number, Look>();
    this.#looks.set(pipelineId, looks);
    const due = days.filter((day) => isDue(looks.get(day), day, now));
    for (const day of due) looks.set(day, { at: now, age: ageClock.of(now) });
    return due;
  }

  /** Makes these days due again. */
  forget(pipelineId: string, days: readonly number[]): void {
    for (const day of days) this.#looks.get(pipelineId)?.delete(day);
  }
}

/** A finished day is checked only once, unless the clock was ahead at that check. */
function isDue(look: Look | undefined, day: number, now: number): boolean {
  if (look === undefined) return true;
  const wasOver = day + DAY_MS <= look.at - LOOKBACK_MS && look.at <= now;
  return !wasOver && ageClock.of(now) - look.age >= LOOK_AGAIN_MS;
}

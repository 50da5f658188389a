import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { ageClock } from "@/lib/process/age-clock";
import { DAY_MS } from "./lacking-spans";

/** The day into which the last three hours reach goes on: it is looked through again after this. */
const LOOK_AGAIN_MS = 60_000;

/** When a day was looked through: by the clock on the wall, and by the age clock. */
interface Look {
  readonly at: number;
  readonly age: number;
}

/** Which days of which pipeline were looked through for holes. */
export class LookedDays {
  readonly #looks = new Map<string, Map<number, Look>>();

  /**
   * Those of some days that are to be looked through now. They count as looked through from then on.
   *
   * @param days UTC days by their beginnings, epoch ms
   * @param now the clock on the wall, epoch ms
   */
  take(pipelineId: string, days: readonly number[], now: number): readonly number[] {
    const looks = this.#looks.get(pipelineId) ?? new Map<number, Look>();
    this.#looks.set(pipelineId, looks);
    const due = days.filter((day) => isDue(looks.get(day), day, now));
    for (const day of due) looks.set(day, { at: now, age: ageClock.of(now) });
    return due;
  }

  /** They are due again. */
  forget(pipelineId: string, days: readonly number[]): void {
    for (const day of days) this.#looks.get(pipelineId)?.delete(day);
  }
}

/** A day that is over was looked through once for all, unless by a clock that was ahead. */
function isDue(look: Look | undefined, day: number, now: number): boolean {
  if (look === undefined) return true;
  const wasOver = day + DAY_MS <= look.at - LOOKBACK_MS && look.at <= now;
  return !wasOver && ageClock.of(now) - look.age >= LOOK_AGAIN_MS;
}

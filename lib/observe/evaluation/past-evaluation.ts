import type { Judgement } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { Judge, WARM_UP_MS } from "./judge";
import { JudgedMinutes } from "./evaluated-minutes";
import { LOOKBACK_MS } from "../recent-data/live-window";
import type { OneAtATime } from "./one-at-a-time";

/**
 * A minute is judged a second time this long after it, with what CloudWatch corrected meanwhile (it
 * is read again for ten minutes): the timeline shows what can be known, the log what was said.
 */
const HINDSIGHT_MS = 12 * 60_000;

/** Enough for the fold to know what came before; twenty minutes at once would hold up the start. */
const HINDSIGHT_WARM_UP_MS = 5 * 60_000;

/** Data that come this long after they could first be used are late, ms; others come in their turn. */
const LATE_MS = 60_000;

/** Late data come in several answers: the past is judged when none has come for so long, ms. */
export const QUIET_MS = 2_000;

/** Between two times that the past is judged again, ms: a source that is always late is no loop. */
const REST_MS = 30_000;

export interface PastOptions {
  readonly minutes: JudgedMinutes;
  /** All that is known at this moment. */
  readonly windowNow: () => PipelineWindow;
  readonly turns: OneAtATime;
  /** Epoch ms. */
  readonly startedAt: number;
}

/**
 * Judges the past of one pipeline: at the start what the upstreams still tell of it, and again from
 * the first minute that knew too little, when data come that reach into it.
 */
export class PastJudge {
  readonly #options: PastOptions;
  readonly #hindsight: Judge;
  /** From here on minutes are to be judged again, epoch ms. */
  #from = Infinity;
  #markedAt = -Infinity;
  #endedAt = -Infinity;
  #running = false;
  #stopped = false;

  constructor(options: PastOptions) {
    this.#options = options;
    this.#hindsight = new Judge(options.startedAt - HINDSIGHT_MS - HINDSIGHT_WARM_UP_MS);
  }

  /** Everything that an earlier run did not judge well is to be judged, as soon as may be. */
  markAll(now: number): void {
    this.#from = Math.min(this.#from, this.#options.minutes.firstLacking(now - LOOKBACK_MS));
  }

  /**
   * Data have come that could have been used from an instant on; epoch ms, Infinity: there are none.
   * True when they were missed in a minute that is judged already.
   *
   * @param age the age clock's reading, ms
   */
  heard(usableFrom: number, age: number): boolean {
    if (usableFrom === Infinity) return false;
    const first = this.#options.minutes.firstUnknown(usableFrom + LATE_MS);
    if (first === Infinity) return false;
    this.#from = Math.min(this.#from, first);
    this.#markedAt = age;
    return true;
  }

  /** @param age the age clock's reading, ms */
  isDue(age: number): boolean {
    const isQuiet = age - this.#markedAt >= QUIET_MS && age - this.#endedAt >= REST_MS;
    return this.#from < Infinity && isQuiet && !this.#running;
  }

  /**
   * Judges what is due, minute by minute with pauses, when the other pipelines' turns are over.
   *
   * @param until the minute that is judged as it comes, epoch ms; asked again after every pause
   * @param age reads the age clock, ms
   * @returns the judge that knows all this, and goes on from `until`; undefined: it was stopped, or
   *   nothing lies before `until`
   */
  async judge(until: () => number, age: () => number): Promise<Judge | undefined> {
    this.#running = true;
    try {
      return await this.#options.turns.run(() => this.#judgeFrom(until));
    } finally {
      this.#running = false;
      this.#endedAt = age();
    }
  }

  async #judgeFrom(until: () => number): Promise<Judge | undefined> {
    const { minutes, windowNow } = this.#options;
    const from = this.#from;
    this.#from = Infinity;
    // Minutes that were judged before the clock was set back may lie ahead.
    if (from >= until()) return undefined;
    const judge = new Judge(from - WARM_UP_MS);
    const judged = await judge.stepTo(until, windowNow, () => this.#stopped);
    if (this.#stopped) return undefined;
    minutes.keep(judged.filter(({ at }) => at >= from));
    return judge;
  }

  /** The second judgements that became due by now. */
  hindsight(now: number): readonly Judgement[] {
    const { windowNow, startedAt } = this.#options;
    const judged = this.#hindsight.catchUp(windowNow(), now - HINDSIGHT_MS);
    return judged.filter(({ at }) => at >= startedAt - HINDSIGHT_MS);
  }

  stop(): void {
    this.#stopped = true;
  }
}

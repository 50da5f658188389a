import { diagnose, judge } from "@/lib/diagnosis/diagnose";
import { type FoldState, foldStep } from "@/lib/diagnosis/fold";
import { toJudgement } from "@/lib/diagnosis/to-judgement";
import { MINUTE_MS } from "@/lib/domain/minute";
import type { Judgement, Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { LOOKBACK_MS } from "./live-window";

/** A minute is judged this long after it began, so that its data have been read by then. */
const JUDGE_AFTER_MS = 25_000;

/** Minutes folded again before the first new one, so that hysteresis knows what came before. */
const WARM_UP_MS = 20 * MINUTE_MS;

/**
 * Judges one pipeline as time goes by: every whole minute once, and the present as often as asked.
 * Knows no clock: both come with the instant.
 */
export class Judge {
  #state: FoldState | undefined;
  /** The newest whole minute judged. */
  #judged: number | undefined;
  /** Judgements up to here were kept by an earlier run and are not made again. */
  readonly #keptTo: number;

  /** @param keptTo the newest minute whose judgement the history holds, epoch ms; 0: none */
  constructor(keptTo: number) {
    this.#keptTo = keptTo;
  }

  /** The judgements of whole minutes that became due, oldest first; at start the past is folded. */
  catchUp(window: PipelineWindow, now: number): readonly Judgement[] {
    const last = Math.floor((now - JUDGE_AFTER_MS) / MINUTE_MS) * MINUTE_MS;
    const due: Judgement[] = [];
    for (let at = this.#next(now); at <= last; at += MINUTE_MS) {
      const { state, verdict } = foldStep(this.#state, judge(window, at));
      this.#state = state;
      this.#judged = at;
      if (at > this.#keptTo) due.push(toJudgement(verdict));
    }
    return due;
  }

  /** What the banner says at this instant. */
  present(window: PipelineWindow, now: number): Verdict {
    return foldStep(this.#state, judge(window, now)).verdict;
  }

  #next(now: number): number {
    if (this.#judged !== undefined) return this.#judged + MINUTE_MS;
    const oldest = Math.ceil((now - LOOKBACK_MS) / MINUTE_MS) * MINUTE_MS;
    return Math.max(oldest, this.#keptTo - WARM_UP_MS);
  }
}

/** The verdict of a past window's end, from what was known of that time. */
export function pastVerdict(window: PipelineWindow, at: number): Verdict {
  return diagnose(window, at);
}

import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { HOUR_MS, MINUTE_MS, minuteFrom } from "@/lib/domain/metric-period";
import type { History, Span } from "@/lib/history/port";
import { pastWindow } from "@/lib/history/past-window";
import type { Evaluation } from "@/lib/domain/verdict";
import { knewEnough } from "../evaluation/evaluated-minutes";
import { Evaluator, WARM_UP_MS } from "../evaluation/evaluator";

type Kept = Pick<History, "batchBuckets" | "evaluations" | "window" | "windowFacts" | "facts">;

export interface FilledOptions {
  readonly history: Kept;
  /** Epoch ms. */
  readonly now: number;
  /** From the end of a minute until its data are final, ms. */
  readonly delayMs: number;
  /** The longest accepted end-to-end delay, ms. */
  readonly targetDelayMs?: number | undefined;
  readonly stopped: () => boolean;
  /** Receives the evaluations, to be written. */
  readonly keep: (evaluations: readonly Evaluation[]) => void;
}

/**
 * Re-evaluates the minutes of a back-fill that knew too little or were never evaluated. It goes
 * hour by hour, with pauses, and skips hours without batches: without them the result would be the
 * same. The last three hours are left to the evaluation loop.
 */
export async function evaluateFilled(
  pipelineId: string,
  filled: Span,
  { history, now, delayMs, targetDelayMs, stopped, keep }: FilledOptions,
): Promise<void> {
  if (stopped()) return;
  // Minutes after the span have looked back into it.
  const to = Math.min(filled.to + WARM_UP_MS, now - LOOKBACK_MS);
  const hours = await history.batchBuckets(pipelineId, { from: filled.from, to }, HOUR_MS);
  for (const { at } of hours) {
    const span = { from: Math.max(at, filled.from), to: Math.min(at + HOUR_MS, to) };
    const lacking = stopped() ? [] : await lackingMinutes(history, pipelineId, span);
    const first = lacking[0];
    if (first === undefined) continue;
    const window = await pastWindow(
      history,
      pipelineId,
      { from: span.from - LOOKBACK_MS, to: span.to },
      { now, delayMs, targetDelayMs },
    );
    const evaluated = await new Evaluator(first - WARM_UP_MS).stepTo(
      () => span.to,
      () => window,
      stopped,
    );
    const wanted = new Set(lacking);
    const better = evaluated.filter((one) => wanted.has(one.at) && knewEnough(one));
    if (better.length > 0) keep(better);
  }
}

/** The whole minutes of a span that have no evaluation with enough data; ascending, epoch ms. */
async function lackingMinutes(
  history: Kept,
  pipelineId: string,
  span: Span,
): Promise<readonly number[]> {
  const kept = await history.evaluations(pipelineId, span);
  const known = new Set(kept.filter(knewEnough).map(({ at }) => at));
  const lacking: number[] = [];
  for (let at = minuteFrom(span.from); at < span.to; at += MINUTE_MS) {
    if (!known.has(at)) lacking.push(at);
  }
  return lacking;
}

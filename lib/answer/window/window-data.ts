import type { MicroBatch } from "@/lib/domain/micro-batch";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { TimeRange } from "@/lib/domain/time/time-range";
import type { Verdict } from "@/lib/domain/verdict";
import type { LoggedChange } from "@/lib/domain/verdict-change";
import type { Span } from "@/lib/history/port";
import type { WorstView } from "@/lib/contract/window";
import { readShownFacts, type ShownFacts } from "../facts/shown-facts";
import type { AnswerContext, Observed } from "../query/answer-context";
import { settledTo } from "@/lib/domain/settled-to";
import { type Steps, stepFor } from "../series/steps";
import { type EvaluatedSpan, evaluatedSpans } from "../verdicts/evaluated-spans";
import { verdictAt } from "../verdicts/past-verdict";
import { type VerdictRun, verdictRuns } from "../verdicts/verdict-runs";
import { worstView } from "../verdicts/worst-view";
import { readRows, type WindowRows } from "./window-rows";

/** All that an answer about one window is made from. Times epoch ms. */
export interface WindowData extends WindowRows, Steps {
  readonly span: Span;
  readonly verdict: Verdict;
  readonly worst: WorstView | undefined;
  readonly evaluated: readonly EvaluatedSpan[];
  readonly runs: readonly VerdictRun[];
  readonly changes: readonly LoggedChange[];
  readonly failed: readonly MicroBatch[];
  readonly facts: ShownFacts;
  /** The distance between Spark's batches, ms. */
  readonly effectiveMs: number;
  /** Minutes that end by then are final. */
  readonly settledTo: number;
  /** The whole minute before which CloudWatch has published all. */
  readonly answeredTo: number;
  /** CloudWatch's minutes are shown up to here. Younger ones are still being counted. */
  readonly countedTo: number;
}

/**
 * Buckets for at most `points` points in each series, none finer than its source's interval.
 *
 * @param periodMs the coarsest CloudWatch period in the window
 */
export function stepsFor(
  snapshot: Snapshot,
  range: TimeRange,
  points: number,
  periodMs: number,
): Steps {
  return {
    minuteStepMs: stepFor(range, points, periodMs),
    batchStepMs: stepFor(range, points, effectiveInterval(snapshot)),
  };
}

/**
 * All that the history holds of one window, in buckets of these widths.
 *
 * @param asked.keeps whether its verdict is pinned
 */
export async function readWindow(
  context: AnswerContext,
  { observed, snapshot }: { readonly observed: Observed; readonly snapshot: Snapshot },
  range: TimeRange,
  { steps, keeps }: { readonly steps: Steps; readonly keeps: boolean },
): Promise<WindowData> {
  const { history, config } = context;
  const { id } = observed.pipeline;
  const { at: now } = snapshot;
  const span = { from: Math.floor(range.from), to: Math.ceil(range.to) };
  const verdictOf = (at: number) => verdictAt(context, { observed, snapshot }, at, keeps);
  const [rows, failed, facts, verdict, changes] = await Promise.all([
    readRows(history, id, span, { steps, snapshot }),
    history.failedBatches(id, span, 50),
    readShownFacts(history, id, span, now),
    verdictOf(range.to),
    history.changes(id, span),
  ]);
  const { evaluations } = rows;
  const evaluated = evaluatedSpans(evaluations, verdict, span);
  const runs = verdictRuns(evaluated, span.to);
  const worst = range.live
    ? undefined
    : await worstView({
        runs,
        end: verdict,
        span,
        evaluations,
        changes,
        retentionMs: facts.stream.at(-1)?.value.retentionMs ?? null,
        verdictAt: verdictOf,
      });
  return {
    ...rows,
    ...steps,
    evaluated,
    runs,
    worst,
    span,
    failed,
    changes,
    facts,
    verdict,
    effectiveMs: effectiveInterval(snapshot),
    settledTo: settledTo(snapshot, config.publicationDelayMs),
    answeredTo: snapshot.answeredTo,
    countedTo: snapshot.countedTo,
  };
}

/** The distance between batches, ms: with a windowed output it is longer than the interval. */
function effectiveInterval({ application, batches }: Snapshot): number {
  const intervalMs = application?.intervalMs ?? 10_000;
  const made = batches.slice(-11).map(({ at }) => at);
  const distances = made.slice(1).map((at, i) => at - (made[i] ?? at));
  const median = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)];
  return Math.max(intervalMs, median ?? intervalMs);
}

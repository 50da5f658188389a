import { MINUTE_MS, settledBefore } from "@/lib/domain/minute";
import type { TimeRange } from "@/lib/domain/time-range";
import type { History, Span } from "@/lib/history/port";
import type { Runtime } from "@/lib/server/runtime";
import type { PipelineWatch } from "@/lib/observe/pipeline/pipeline-watch";
import { judgedOf } from "../verdicts/evaluated";
import { verdictAt } from "../verdicts/past-verdict";
import { firstApplication, firstStream } from "@/lib/history/past-window";
import { type Steps, stepFor } from "../series/steps";
import { verdictRuns } from "../verdicts/verdict-runs";
import { readRows } from "./window-rows";
import { worstView } from "../verdicts/worst-view";

/**
 * Buckets for at most `points` points a series, none finer than its source speaks.
 *
 * @param periodMs the coarsest period of CloudWatch's in the window
 */
export function stepsFor(
  watch: PipelineWatch,
  range: TimeRange,
  points: number,
  periodMs: number,
): Steps {
  return {
    minuteStepMs: stepFor(range, points, periodMs),
    batchStepMs: stepFor(range, points, beatOf(watch)),
  };
}

/**
 * Everything of one window that the history holds, in buckets of these widths.
 *
 * @param asked.keeps whether its verdict is kept
 */
export async function readWindow(
  runtime: Runtime,
  watch: PipelineWatch,
  range: TimeRange,
  { steps, keeps }: { readonly steps: Steps; readonly keeps: boolean },
  now: number,
) {
  const { history, config, backfill } = runtime;
  const { id } = watch.pipeline;
  const span = { from: Math.floor(range.from), to: Math.ceil(range.to) };
  // Rows are kept for a while; those of before the verdict changed would not show what it tells.
  const version = `${backfill.countsOf(watch.pipeline).answered} ${watch.published.version}`;
  const [rows, failed, facts, verdict, changes] = await Promise.all([
    readRows(history, id, span, { steps, version }),
    history.failedBatches(id, span, 50),
    factsOf(history, id, span, now),
    verdictAt(runtime, watch, range.to, { now, keeps }),
    history.changes(id, span),
  ]);
  const { judgements } = rows;
  const judged = judgedOf(judgements, verdict, span);
  const runs = verdictRuns(judged, span.to);
  const worst = range.live
    ? undefined
    : await worstView({
        runs,
        end: verdict,
        span,
        judgements,
        changes,
        retentionMs: facts.stream.at(-1)?.value.retentionMs ?? null,
        verdictAt: (at) => verdictAt(runtime, watch, at, { now, keeps }),
      });
  return {
    ...rows,
    ...steps,
    judged,
    runs,
    worst,
    span,
    failed,
    changes,
    facts,
    verdict,
    settledTo: settledBefore(now, config.publicationDelayMs),
    answeredTo: watch.live.settledTo(now),
  };
}

export type WindowData = Awaited<ReturnType<typeof readWindow>>;

/** The distance between batches: batches of a windowed output come further apart than the interval. */
function beatOf(watch: PipelineWatch): number {
  const intervalMs = watch.live.newest("application")?.intervalMs ?? 10_000;
  const made = watch.live.batches.slice(-11).map(({ at }) => at);
  const distances = made.slice(1).map((at, i) => at - (made[i] ?? at));
  const median = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)];
  return Math.max(intervalMs, median ?? intervalMs);
}

const SHOWN = [
  "stream",
  "application",
  "receivers",
  "slots",
  "settings",
  "source-cloudwatch",
  "source-kinesis",
  "source-leases",
  "source-spark",
] as const;

/** Two scans of the lease table show progress; a window's worth of them, or of lags, would be megabytes. */
const SCANS_MS = 5 * MINUTE_MS;

async function factsOf(history: History, id: string, span: Span, now: number) {
  const [shown, scans] = await Promise.all([
    history.windowFacts(id, span, SHOWN),
    history.windowFacts(id, { from: span.to - SCANS_MS, to: span.to }, ["leases", "shardLags"]),
  ]);
  const { stream } = shown;
  return {
    ...shown,
    ...(shown.application.length === 0 && (await firstApplication(history, id, span, now))),
    ...scans,
    stream: stream.length > 0 ? stream : await firstStream(history, id, span, now),
  };
}

export type ShownFacts = Awaited<ReturnType<typeof factsOf>>;

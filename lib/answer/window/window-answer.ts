import "server-only";
import type { WindowAnswer } from "@/lib/contract/window";
import type { Problem } from "@/lib/contract/problem";
import type { BatchReference } from "@/lib/domain/micro-batch";
import type { Snapshot } from "@/lib/domain/snapshot";
import { batchSeries } from "../series/batch-series";
import { withBudget } from "../view/budget-evidence";
import { coarsestPeriod, type Covered, coverageView } from "../view/coverage-view";
import { evidenceLinks } from "../view/evidence-links";
import { eventsView } from "../view/events-view";
import { factsView } from "../facts/facts-view";
import { countSeries } from "../series/count-series";
import { verdictSeries } from "../series/verdict-series";
import { periodSeries, readInTime } from "../series/period-series";
import { inRecordKinds } from "../series/record-kinds";
import { verdictLogView } from "../view/verdict-log-view";
import { limitViews } from "../series/shard-limits";
import { sourceViews } from "../view/source-views";
import { wholeSteps } from "../series/steps";
import { timelineView } from "../view/timeline-view";
import { readWindow, stepsFor, type WindowData } from "./window-data";
import type { AnswerContext } from "../query/answer-context";
import { type Asking, checkQuery, type WindowQuery } from "../query/window-query";
import { cover } from "./cover";

export type WindowResult =
  | { readonly ok: true; readonly body: WindowAnswer }
  | { readonly ok: false; readonly problem: Problem };

/**
 * One window of one pipeline, `GET /api/pipelines/{id}`. Reads memory and history in its turn,
 * never an upstream.
 *
 * @param params `from`, `to`, `tz`, `points`; others are ignored
 * @throws TooBusy
 */
export async function answerWindow(
  context: AnswerContext,
  id: string,
  params: URLSearchParams,
  asking: Asking,
): Promise<WindowResult> {
  const checked = checkQuery(context, id, params, Date.now());
  if ("status" in checked) return { ok: false, problem: checked };
  return context.queue.run(asking.asker, async () => {
    // It may have waited long for its turn: the answer is for the instant at which it is made.
    const now = Date.now();
    const query = checkQuery(context, id, params, now);
    if ("status" in query) return { ok: false, problem: query };
    const covered = await cover(query, asking.asker, now);
    const { observed, range, points } = query;
    const snapshot = observed.snapshot(now);
    const steps = stepsFor(snapshot, range, points, coarsestPeriod(covered.fills));
    const asked = { steps, keeps: asking.keeps };
    const data = await readWindow(context, { observed, snapshot }, range, asked);
    return { ok: true, body: compose(query, covered, data, snapshot) };
  });
}

function compose(
  { context, observed, range }: WindowQuery,
  covered: Covered,
  data: WindowData,
  snapshot: Snapshot,
): WindowAnswer {
  const notice = context.trouble();
  // It is this month's, so it says nothing about a past window.
  const budget = range.live ? snapshot.delayBudget : undefined;
  const { id, name, stream, region, delayTarget } = observed.pipeline;
  const application = data.facts.application.findLast(({ at }) => at <= range.to)?.value;
  return {
    now: snapshot.at,
    demo: context.config.demo,
    pipeline: {
      id,
      name,
      stream,
      region,
      ...(application && {
        application: {
          id: application.id,
          name: application.name,
          startedAt: application.startedAt,
          sparkVersion: application.sparkVersion,
        },
      }),
    },
    window: {
      ...range,
      settledTo: Math.min(data.settledTo, range.to),
      countedTo: Math.min(data.countedTo, range.to),
    },
    verdict: withBudget(data.verdict, budget),
    ...(data.worst && { worst: data.worst }),
    timeline: timelineView(data.runs, data.span),
    verdictLog: verdictLogView(data.changes, data.runs, data.span),
    events: eventsView(data.facts, data.failed, data, data.span),
    series: seriesOf(data),
    limits: {
      ...limitViews(data.facts.stream, data.span),
      batchIntervalMs: application?.intervalMs ?? null,
      retentionMs: data.facts.stream.at(-1)?.value.retentionMs ?? null,
      targetDelayMs: delayTarget?.delayMs ?? null,
    },
    ...(budget && { delayBudget: budget }),
    coverage: coverageView(
      { ...covered, reach: snapshot.reach },
      range,
      { firstAt: data.batches[0]?.at, stepMs: data.batchStepMs },
      { firstAt: data.minutes[0]?.at, stepMs: data.minuteStepMs },
    ),
    facts: factsView(data.facts, range.to),
    sources: sourceViews(snapshot),
    links: evidenceLinks(observed.pipeline, snapshot.batches, data.span, adviceBatch(data.verdict)),
    ...(notice !== undefined && { notice }),
  };
}

/** The batch that the first advice with a batch names. */
const adviceBatch = ({ advice }: WindowAnswer["verdict"]): BatchReference | undefined =>
  advice.find(({ batch }) => batch !== undefined)?.batch;

/** Every series of a window. Series of records say which records they count where these differ. */
export function seriesOf(data: WindowData): WindowAnswer["series"] {
  // The timeline needs the verdicts around the window; no bucket of the window holds them.
  const { from, to } = wholeSteps(data.span, data.minuteStepMs);
  const evaluations = data.evaluations.filter(({ at }) => at >= from && at < to);
  const { answeredTo, settledTo, minuteStepMs: stepMs } = data;
  const series = {
    ...periodSeries({
      buckets: readInTime(data.minutes, { answeredTo, settledTo, stepMs }),
      stepMs,
      stream: data.facts.stream,
      settledTo: answeredTo,
    }),
    ...batchSeries(data.batches, data.queue, data.batchStepMs),
    ...verdictSeries(evaluations, data.minuteStepMs),
    ...countSeries(data.facts, data.span, data.minuteStepMs),
  };
  return inRecordKinds(series, data);
}

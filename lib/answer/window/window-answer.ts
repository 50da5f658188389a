import "server-only";
import type { WindowAnswer } from "@/lib/contract/window";
import type { Problem } from "@/lib/contract/problem";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { BatchReference } from "@/lib/domain/micro-batch";
import type { Snapshot } from "@/lib/domain/snapshot";
import { withBudget } from "../view/budget-evidence";
import { coarsestPeriod, type Covered, coverageView } from "../view/coverage-view";
import { evidenceLinks } from "../view/evidence-links";
import { eventsView } from "../view/events-view";
import { factsView } from "../facts/facts-view";
import { newestBy } from "../facts/reading-at";
import { shardsView } from "../facts/shards/shards-view";
import { verdictLogView } from "../view/verdict-log-view";
import { limitViews } from "../series/shard-limits";
import { sourceViews } from "../view/source-views";
import { wholeSteps } from "../series/steps";
import { timelineView } from "../view/timeline-view";
import { readWindow, stepsFor, type WindowData } from "./window-data";
import type { AnswerContext } from "../query/answer-context";
import { type Asking, checkQuery, type WindowQuery } from "../query/window-query";
import { shownChanges } from "./shown-changes";
import { cover } from "./cover";
import { seriesOf } from "./window-series";

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
    const body = compose(query, covered, data, snapshot);
    const changes = await shownChanges(query, snapshot, body);
    return { ok: true, body: { ...body, ...(changes && { changes }) } };
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
  const application = newestBy(data.facts.application, range.to)?.value;
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
      settledTo: Math.min(data.settledTo, bucketsEnd(data)),
      countedTo: Math.min(data.countedTo, bucketsEnd(data)),
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
    facts: factsOf(observed.pipeline, data, range.to),
    sources: sourceViews(snapshot),
    links: evidenceLinks(observed.pipeline, snapshot.batches, data.span, adviceBatch(data.verdict)),
    ...(notice !== undefined && { notice }),
  };
}

/** The end of the window's last bucket: cut at the window's own end, that bucket would never settle. */
function bucketsEnd({ span, minuteStepMs, batchStepMs }: WindowData): number {
  return wholeSteps(span, Math.max(minuteStepMs, batchStepMs)).to;
}

function factsOf(
  pipeline: Pipeline,
  { facts, effectiveMs }: WindowData,
  at: number,
): WindowAnswer["facts"] {
  const shards = shardsView(pipeline, facts, at, effectiveMs);
  return { ...factsView(facts, at), ...(shards && { shards }) };
}

/** The batch that the first advice with a batch names. */
const adviceBatch = ({ advice }: WindowAnswer["verdict"]): BatchReference | undefined =>
  advice.find(({ batch }) => batch !== undefined)?.batch;

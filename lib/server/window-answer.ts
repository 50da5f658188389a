import "server-only";
import {
  DEFAULT_POINTS,
  DEFAULT_RANGE,
  MAX_POINTS,
  type WindowAnswer,
} from "@/lib/contract/window";
import type { Problem } from "@/lib/contract/problem";
import { isRangeProblem, readRange, type TimeRange } from "@/lib/domain/time-range";
import { batchSeries } from "./answer/batch-series";
import { coarsestPeriod, type Covered, coverageView } from "./answer/coverage-view";
import { doors } from "./answer/doors";
import { eventsView } from "./answer/events-view";
import { factsView } from "./answer/facts-view";
import { heldSeries } from "./answer/held-series";
import { judgedSeries } from "./answer/judged-series";
import { minuteSeries, readInTime } from "./answer/minute-series";
import { saidView } from "./answer/said-view";
import { limitViews } from "./answer/shard-limits";
import { sourceViews } from "./answer/source-views";
import { wholeSteps } from "./answer/steps";
import { timelineView } from "./answer/timeline-view";
import { readWindow, stepsFor, type WindowData } from "./answer/window-data";
import { reachOf } from "./backfill/fill-reach";
import { badParameter, notFound } from "./http/problems";
import { type Runtime, runtime } from "./runtime";
import type { PipelineWatch } from "./watch/pipeline-watch";

export type WindowResult =
  | { readonly ok: true; readonly body: WindowAnswer }
  | { readonly ok: false; readonly problem: Problem };

/** What was asked of one pipeline, checked; or the problem to answer with. */
export interface WindowQuery {
  readonly running: Runtime;
  readonly watch: PipelineWatch;
  readonly range: TimeRange;
  readonly points: number;
  readonly covered: Covered;
}

/**
 * One window of one pipeline, `GET /api/pipelines/{id}`: reads memory and history, never upstream.
 *
 * @param params `from`, `to`, `tz`, `points`; others are ignored.
 * @param now epoch ms
 */
export async function answerWindow(
  id: string,
  params: URLSearchParams,
  now: number,
): Promise<WindowResult> {
  const query = await readQuery(id, params, now);
  if ("status" in query) return { ok: false, problem: query };
  const { running, watch, range, points, covered } = query;
  const steps = stepsFor(watch, range, points, coarsestPeriod(covered.fills));
  const data = await readWindow(running, watch, range, steps, now);
  return { ok: true, body: compose(query, data, now) };
}

/**
 * Checks what was asked, and puts what the history lacks of it into the queue of back-fills; shared
 * with the CSV export.
 */
export async function readQuery(
  id: string,
  params: URLSearchParams,
  now: number,
): Promise<WindowQuery | Problem> {
  const running = await runtime();
  const watch = running.watches.get(id);
  if (!watch) return notFound("pipeline", [...running.watches.keys()]);
  const range = readRange(
    {
      from: params.get("from") ?? DEFAULT_RANGE.from,
      to: params.get("to") ?? DEFAULT_RANGE.to,
      tz: params.get("tz") ?? "utc",
    },
    now,
  );
  if (isRangeProblem(range)) return badParameter(range);
  const points = readPoints(params.get("points"));
  if (points === undefined) {
    const detail = `points: must be a whole number from 1 to ${MAX_POINTS}, for example points=360.`;
    return badParameter({ parameter: "points", detail, example: "points=360" });
  }
  return { running, watch, range, points, covered: await cover(running, watch, range, now) };
}

async function cover(
  { history, backfill, config }: Runtime,
  { pipeline, live, health }: PipelineWatch,
  range: TimeRange,
  now: number,
): Promise<Covered> {
  const stream = live.newest("stream");
  const reach = reachOf(stream?.createdAt, config.historyDays, now);
  // In the first seconds nobody can tell since when the stream is there to be asked about.
  if (stream || health.state("kinesis", now)?.status === "failing")
    await backfill.want(pipeline, range, reach);
  const fills = await history.fills(pipeline.id, range);
  return { fills, reach, filling: backfill.stateOf(pipeline, range) };
}

function readPoints(text: string | null): number | undefined {
  if (text === null) return DEFAULT_POINTS;
  const points = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return points >= 1 && points <= MAX_POINTS ? points : undefined;
}

function compose(query: WindowQuery, data: WindowData, now: number): WindowAnswer {
  const { running, watch, range, covered } = query;
  const notice = running.trouble();
  const { id, name, stream, region } = watch.pipeline;
  const application = data.facts.application.findLast(({ at }) => at <= range.to)?.value;
  return {
    now,
    demo: running.config.demo,
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
    window: { ...range, settledTo: Math.min(data.settledTo, range.to) },
    verdict: data.verdict,
    timeline: timelineView(data.judgements, data.verdict, data.span),
    said: saidView(data.said, data.judgements, data.span),
    events: eventsView(data.facts, data.failed, data, data.span),
    series: seriesOf(data),
    limits: {
      ...limitViews(data.facts.stream, data.span),
      batchIntervalMs: application?.intervalMs ?? null,
      retentionMs: data.facts.stream.at(-1)?.value.retentionMs ?? null,
    },
    coverage: coverageView(
      covered,
      range,
      { firstAt: data.batches[0]?.at, stepMs: data.batchStepMs },
      { firstAt: data.minutes[0]?.at, stepMs: data.minuteStepMs },
    ),
    facts: factsView(data.facts, range.to),
    sources: sourceViews(watch.health, now),
    doors: doors(watch.pipeline, watch.live.batches, data.span),
    ...(notice !== undefined && { notice }),
  };
}

export function seriesOf(data: WindowData): WindowAnswer["series"] {
  // The timeline needs the verdict from before the window; no bucket of the window holds it.
  const { from } = wholeSteps(data.span, data.minuteStepMs);
  const judgements = data.judgements.filter(({ at }) => at >= from);
  const { answeredTo, settledTo, minuteStepMs: stepMs } = data;
  return {
    ...minuteSeries({
      buckets: readInTime(data.minutes, { answeredTo, settledTo, stepMs }),
      stepMs,
      stream: data.facts.stream,
      settledTo: answeredTo,
    }),
    ...batchSeries(data.batches, data.queue, data.batchStepMs),
    ...judgedSeries(judgements, data.minuteStepMs),
    ...heldSeries(data.facts, data.span, data.minuteStepMs),
  };
}

import "server-only";
import type { ComparisonAnswer } from "@/lib/contract/comparison";
import type { Problem } from "@/lib/contract/problem";
import { MAX_POINTS } from "@/lib/contract/window";
import { compare } from "@/lib/diagnosis/comparison/compare";
import { BEFORE_MS } from "@/lib/diagnosis/comparison/onset-span";
import type { Stretch } from "@/lib/domain/comparison";
import { isRangeProblem, readRange } from "@/lib/domain/time/time-range";
import { coarsestPeriod } from "../view/coverage-view";
import { eventsView } from "../view/events-view";
import { readWindow, stepsFor } from "../window/window-data";
import type { AnswerContext } from "../query/answer-context";
import { badParameter } from "../query/problems";
import type { Client } from "../query/client";
import { seriesOf } from "../window/window-series";
import { checkQuery, type WindowQuery } from "../query/window-query";
import { cover } from "../window/cover";

const MOST_SUSPECTS = 20;

/**
 * What changed most in a span, and what moved first, `GET /api/pipelines/{id}/compare`. Reads
 * memory and history at the sources' own resolution, up to a thousand datapoints a series.
 *
 * @param params `from`, `to`, `tz` of the span, in a window's grammar; `baselineFrom`, `baselineTo`
 *   of the baseline, by default as long a stretch right before the span
 * @throws TooBusy
 */
export async function answerComparison(
  context: AnswerContext,
  id: string,
  params: URLSearchParams,
  asker: Client,
): Promise<ComparisonAnswer | Problem> {
  const checked = checkComparison(context, id, params, Date.now());
  if ("status" in checked) return checked;
  return context.queue.run(asker, async () => {
    const now = Date.now();
    const asked = checkComparison(context, id, params, now);
    return "status" in asked ? asked : compareIn(asked, asker, now);
  });
}

interface Compared {
  /** Of both stretches together. */
  readonly query: WindowQuery;
  readonly span: Stretch;
  readonly baseline: Stretch;
}

function checkComparison(
  context: AnswerContext,
  id: string,
  params: URLSearchParams,
  now: number,
): Compared | Problem {
  const asked = checkQuery(context, id, params, now);
  if ("status" in asked) return asked;
  const span = wholeMs(asked.range);
  const baseline = baselineOf(params, span, now);
  if ("status" in baseline) return baseline;
  const whole = { from: String(baseline.from), to: String(span.to), points: String(MAX_POINTS) };
  const query = checkQuery(context, id, new URLSearchParams(whole), now);
  return "status" in query ? query : { query, span, baseline };
}

async function compareIn(
  { query, span, baseline }: Compared,
  asker: Client,
  now: number,
): Promise<ComparisonAnswer> {
  const { context, observed, range, points } = query;
  // The history may lack the baseline too: what it lacks is queued for back-fill.
  const covered = await cover(query, asker, now);
  const snapshot = observed.snapshot(now);
  const steps = stepsFor(snapshot, range, points, coarsestPeriod(covered.fills));
  const asked = { steps, keeps: false };
  const data = await readWindow(context, { observed, snapshot }, range, asked);
  const { id, name, stream } = observed.pipeline;
  return {
    now,
    demo: context.config.demo,
    pipeline: { id, name, stream },
    comparison: compare({ series: seriesOf(data), span, baseline, settledTo: data.settledTo }),
    suspects: eventsView(data.facts, data.failed, data, {
      from: span.from - BEFORE_MS,
      to: span.to,
    })
      .filter(({ kind }) => kind !== "verdict-changed")
      .slice(0, MOST_SUSPECTS),
  };
}

function wholeMs({ from, to }: Stretch): Stretch {
  return { from: Math.floor(from), to: Math.ceil(to) };
}

/** The baseline. It may touch the span, but not overlap it. */
function baselineOf(params: URLSearchParams, span: Stretch, now: number): Stretch | Problem {
  const end = params.get("baselineTo") ?? String(span.from);
  const start = params.get("baselineFrom") ?? String(span.from - (span.to - span.from));
  const range = readRange({ from: start, to: end, tz: params.get("tz") ?? "utc" }, now);
  if (isRangeProblem(range)) {
    const parameter = range.parameter === "to" ? "baselineTo" : "baselineFrom";
    const example = "baselineFrom=now-3h&baselineTo=now-2h";
    const detail = `${parameter}: ${range.what}; give a stretch before the span, for example ${example}.`;
    return badParameter({ parameter, detail, example });
  }
  if (range.to > span.from) {
    const example = `baselineTo=${new Date(span.from).toISOString()}`;
    const detail = `baselineTo: must not be later than the span's from; at the latest ${example}.`;
    return badParameter({ parameter: "baselineTo", detail, example });
  }
  return wholeMs(range);
}

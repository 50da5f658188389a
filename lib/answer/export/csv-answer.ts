import "server-only";
import type { Problem } from "@/lib/contract/problem";
import type { TimeRange } from "@/lib/domain/time/time-range";
import type { AnswerContext } from "../query/answer-context";
import type { Client } from "../query/client";
import { checkQuery, type WindowQuery } from "../query/window-query";
import { stepFor } from "../series/steps";
import { coarsestPeriod } from "../view/coverage-view";
import { timelineView } from "../view/timeline-view";
import { cover } from "../window/cover";
import { seriesOf } from "../window/window-series";
import { readWindow } from "../window/window-data";
import { csv } from "./csv";

/** A week of minutes; longer windows get coarser rows. */
const ROWS = 10_080;

interface CsvAnswer {
  readonly range: TimeRange;
  readonly text: string;
}

/**
 * One window of one pipeline as a table: one row a minute or coarser, UTC, holes empty.
 *
 * @throws TooBusy
 */
export async function answerCsv(
  context: AnswerContext,
  id: string,
  params: URLSearchParams,
  asker: Client,
): Promise<CsvAnswer | Problem> {
  const checked = checkQuery(context, id, params, Date.now());
  if ("status" in checked) return checked;
  return context.queue.run(asker, async () => {
    const now = Date.now();
    const query = checkQuery(context, id, params, now);
    return "status" in query ? query : table(query, asker, now);
  });
}

async function table(query: WindowQuery, asker: Client, now: number): Promise<CsvAnswer> {
  const { context, observed, range } = query;
  const covered = await cover(query, asker, now);
  const step = stepFor(range, ROWS, coarsestPeriod(covered.fills));
  const steps = { minuteStepMs: step, batchStepMs: step };
  const snapshot = observed.snapshot(now);
  const asked = { steps, keeps: asker.isPerson };
  const data = await readWindow(context, { observed, snapshot }, range, asked);
  const text = csv({
    series: seriesOf(data),
    stepMs: step,
    timeline: timelineView(data.runs, data.span),
    settledTo: data.settledTo,
  });
  return { range, text };
}

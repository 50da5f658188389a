import "server-only";
import { coarsestPeriod } from "@/lib/answer/view/coverage-view";
import { stepFor } from "@/lib/answer/series/steps";
import { timelineView } from "@/lib/answer/view/timeline-view";
import { readWindow } from "@/lib/answer/window/window-data";
import type { Asker } from "@/lib/answer/query/asker";
import { door } from "../http/costly-route";
import { problemResponse } from "../http/problems";
import { seriesOf } from "@/lib/answer/window/window-answer";
import { checkQuery, cover, type WindowQuery } from "@/lib/answer/query/window-query";
import { csv } from "@/lib/answer/export/csv";
import { exportName, fileResponse } from "./export-file";

/** A week of minutes; longer windows get coarser rows. */
const ROWS = 10_080;

/** `GET /api/pipelines/{id}/export.csv`: one row a minute or coarser, UTC, holes empty. */
export function exportCsv(request: Request, id: string): Promise<Response> {
  return door(request, async (asker) => {
    const params = new URL(request.url).searchParams;
    const checked = await checkQuery(id, params, Date.now());
    if ("status" in checked) return problemResponse(checked);
    return checked.running.turns.take(asker, async () => {
      const query = await checkQuery(id, params, Date.now());
      return "status" in query ? problemResponse(query) : table(id, query, asker);
    });
  });
}

async function table(id: string, query: WindowQuery, asker: Asker): Promise<Response> {
  const { running, watch, range } = query;
  const now = Date.now();
  const covered = await cover(query, asker, now);
  const step = stepFor(range, ROWS, coarsestPeriod(covered.fills));
  const steps = { minuteStepMs: step, batchStepMs: step };
  const data = await readWindow(running, watch, range, { steps, keeps: asker.isPerson }, now);
  const text = csv({
    series: seriesOf(data),
    stepMs: step,
    timeline: timelineView(data.runs, data.span),
    settledTo: data.settledTo,
  });
  return fileResponse(text, "text/csv", exportName(id, range, "csv"));
}

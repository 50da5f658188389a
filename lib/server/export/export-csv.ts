import "server-only";
import { SERIES, SERIES_NAMES } from "@/lib/domain/series";
import { coarsestPeriod } from "../answer/coverage-view";
import { stepFor } from "../answer/steps";
import { readWindow } from "../answer/window-data";
import type { Asker } from "../http/asker";
import { door } from "../http/door";
import { problemResponse } from "../http/problems";
import { seriesOf } from "../window-answer";
import { checkQuery, cover, type WindowQuery } from "../window-query";
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
  return fileResponse(csv(seriesOf(data)), "text/csv", exportName(id, range, "csv"));
}

/** Series of one step as a table: a row for every bucket that any of them knows. */
export function csv(series: ReturnType<typeof seriesOf>): string {
  const columns = SERIES_NAMES.map((name) => new Map(series[name].points));
  const times = [...new Set(columns.flatMap((column) => [...column.keys()]))].toSorted(
    (a, b) => a - b,
  );
  const header = ["time", ...SERIES_NAMES.map((name) => `${name} (${SERIES[name].unit})`)];
  const rows = times.map((at) => [
    new Date(at).toISOString(),
    ...columns.map((column) => column.get(at) ?? ""),
  ]);
  return [header, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

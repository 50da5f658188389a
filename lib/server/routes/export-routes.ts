import "server-only";
import { answerCsv } from "@/lib/answer/export/csv-answer";
import { exportContext, type ExportContext } from "@/lib/answer/export/export-context";
import { exportName } from "@/lib/answer/export/export-links";
import { jsonExport } from "@/lib/answer/export/json-export";
import { report } from "@/lib/answer/export/report";
import { answerWindow } from "@/lib/answer/window/window-answer";
import { MAX_POINTS, type WindowAnswer } from "@/lib/contract/window";
import { costlyRoute } from "../http/costly-route";
import { problemResponse } from "../http/problem-response";
import { runtime } from "../runtime";

/** `GET /api/pipelines/{id}/export.csv`: one row a minute or coarser, UTC, holes empty. */
export function exportCsv(request: Request, id: string): Promise<Response> {
  return costlyRoute(request, async (asker) => {
    const params = new URL(request.url).searchParams;
    const answer = await answerCsv(await runtime(), id, params, asker);
    if ("status" in answer) return problemResponse(answer);
    return fileResponse(answer.text, "text/csv", exportName(id, answer.range, "csv"));
  });
}

/** `GET /api/pipelines/{id}/export.json`: the window as the API answers it, made to be kept. */
export function exportJson(request: Request, id: string): Promise<Response> {
  return windowFile(request, id, {
    type: "application/json",
    extension: "json",
    textOf: jsonExport,
  });
}

/** `GET /api/pipelines/{id}/export.md`: the window as the start of a post-mortem. */
export function exportMarkdown(request: Request, id: string): Promise<Response> {
  return windowFile(request, id, { type: "text/markdown", extension: "md", textOf: report });
}

interface FileForm {
  readonly type: string;
  readonly extension: string;
  readonly textOf: (answer: WindowAnswer, context: ExportContext) => string;
}

function windowFile(request: Request, id: string, form: FileForm): Promise<Response> {
  return costlyRoute(request, async (asker) => {
    const context = await runtime();
    const params = new URL(request.url).searchParams;
    if (!params.has("points")) params.set("points", String(MAX_POINTS));
    const answer = await answerWindow(context, id, params, { asker, keeps: asker.isPerson });
    if (!answer.ok) return problemResponse(answer.problem);
    const text = form.textOf(answer.body, exportContext(context, request, answer.body));
    return fileResponse(text, form.type, exportName(id, answer.body.window, form.extension));
  });
}

/** A file to save: never cached, never shown as a page. */
function fileResponse(body: string, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

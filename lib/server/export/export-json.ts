import "server-only";
import { toPublic } from "@/lib/contract/public-window";
import { MAX_POINTS, type WindowAnswer } from "@/lib/contract/window";
import { door } from "../http/door";
import { problemResponse } from "../http/problems";
import { answerWindow } from "../window-answer";
import { withIsoTimes } from "./iso-times";
import { exportName, fileResponse } from "./export-file";
import { exportContext, type ExportContext } from "./export-context";

/** `GET /api/pipelines/{id}/export.json`: the window as the API answers it, made to be kept. */
export function exportJson(request: Request, id: string): Promise<Response> {
  return door(request, async (asker) => {
    const params = new URL(request.url).searchParams;
    if (!params.has("points")) params.set("points", String(MAX_POINTS));
    const answer = await answerWindow(id, params, { asker, keeps: asker.isPerson });
    if (!answer.ok) return problemResponse(answer.problem);
    const context = await exportContext(request, answer.body);
    const text = `${JSON.stringify(withIsoTimes(jsonExport(answer.body, context)), null, 1)}\n`;
    return fileResponse(text, "application/json", exportName(id, answer.body.window, "json"));
  });
}

/** The answer with what one must know to read it later. `live` no longer holds for a file. */
export function jsonExport(answer: WindowAnswer, context: ExportContext) {
  const { generatedAt, version, links, settings } = context;
  return {
    narrows: { version, generatedAt: new Date(generatedAt).toISOString(), ...settings },
    links,
    ...toPublic(answer),
    window: { ...answer.window, live: false },
  };
}

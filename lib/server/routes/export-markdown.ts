import "server-only";
import { MAX_POINTS } from "@/lib/contract/window";
import { door } from "../http/costly-route";
import { problemResponse } from "../http/problems";
import { answerWindow } from "@/lib/answer/window/window-answer";
import { exportContext } from "@/lib/answer/export/export-context";
import { exportName, fileResponse } from "./export-file";
import { report } from "@/lib/answer/export/report";

/** `GET /api/pipelines/{id}/export.md`: the window as the beginning of a post-mortem. */
export function exportMarkdown(request: Request, id: string): Promise<Response> {
  return door(request, async (asker) => {
    const params = new URL(request.url).searchParams;
    if (!params.has("points")) params.set("points", String(MAX_POINTS));
    const answer = await answerWindow(id, params, { asker, keeps: asker.isPerson });
    if (!answer.ok) return problemResponse(answer.problem);
    const text = report(answer.body, await exportContext(request, answer.body));
    return fileResponse(text, "text/markdown", exportName(id, answer.body.window, "md"));
  });
}

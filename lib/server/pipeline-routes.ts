import "server-only";
import { COLUMNS_TYPE, toColumns } from "@/lib/contract/columns";
import { answerComparison } from "./comparison-answer";
import { pipelinesContent, windowContent } from "./http/etag";
import { answerJson } from "./http/json-answers";
import { problemResponse } from "./http/problems";
import { answerPipelines } from "./pipelines-answer";
import { answerWindow } from "./window-answer";

/** What of a window's query changes its answer; anything else in it is ignored. */
const WINDOW_PARAMETERS = ["from", "to", "tz", "points"] as const;

/** What of a comparison's query changes its answer. */
const COMPARISON_PARAMETERS = ["from", "to", "tz", "baselineFrom", "baselineTo"] as const;

/** `GET /api/pipelines` */
export function getPipelines(request: Request, now: number): Promise<Response> {
  return answerJson(request, "all", now, async () => {
    const body = await answerPipelines(now);
    return { body, content: pipelinesContent(body) };
  });
}

/** `GET /api/pipelines/{id}` */
export function getWindow(request: Request, id: string, now: number): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const asked = WINDOW_PARAMETERS.map((name) => params.get(name));
  const type = wantsColumns(request) ? COLUMNS_TYPE : "application/json";
  return answerJson(request, JSON.stringify([id, type, ...asked]), now, async () => {
    const answer = await answerWindow(id, params, now);
    if (!answer.ok) return problemResponse(answer.problem);
    const body = type === COLUMNS_TYPE ? toColumns(answer.body) : answer.body;
    return { body, content: windowContent(answer.body), type };
  });
}

function wantsColumns(request: Request): boolean {
  return request.headers.get("accept")?.includes(COLUMNS_TYPE) ?? false;
}

/** `GET /api/pipelines/{id}/compare` */
export function getComparison(request: Request, id: string, now: number): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const asked = COMPARISON_PARAMETERS.map((name) => params.get(name));
  return answerJson(request, JSON.stringify(["compare", id, ...asked]), now, async () => {
    const answer = await answerComparison(id, params, now);
    if ("status" in answer) return problemResponse(answer);
    const { now: _now, ...content } = answer;
    return { body: answer, content };
  });
}

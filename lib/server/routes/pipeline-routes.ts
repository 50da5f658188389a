import "server-only";
import { COLUMNS_TYPE } from "@/lib/contract/window";
import { answerBatch } from "@/lib/answer/batch/batch-answer";
import { answerComparison } from "@/lib/answer/compare/comparison-answer";
import type { Client } from "@/lib/answer/query/client";
import { costlyRoute } from "../http/costly-route";
import { pipelinesContent, windowContent } from "../http/etag";
import { answerJson } from "../http/json-answers";
import { problemResponse } from "../http/problem-response";
import { runtime } from "../runtime";
import { answerPipelines } from "@/lib/answer/overview/pipelines-answer";
import { answerWindow } from "@/lib/answer/window/window-answer";
import { toPublic } from "@/lib/contract/public-window";

/** The query parameters that change a window's answer; all others are ignored. */
const WINDOW_PARAMETERS = ["from", "to", "tz", "points"] as const;

/** The query parameters that change a comparison's answer. */
const COMPARISON_PARAMETERS = ["from", "to", "tz", "baselineFrom", "baselineTo"] as const;

/** `GET /api/pipelines` */
export function getPipelines(request: Request): Promise<Response> {
  return costlyRoute(request, () =>
    answerJson(request, "all", async () => {
      const body = answerPipelines(await runtime(), Date.now());
      return { body, content: pipelinesContent(body), at: body.now };
    }),
  );
}

/** `GET /api/pipelines/{id}` */
export function getWindow(request: Request, id: string): Promise<Response> {
  return costlyRoute(request, (asker) => {
    const params = new URL(request.url).searchParams;
    const asked = WINDOW_PARAMETERS.map((name) => params.get(name));
    const isOurs = wantsColumns(request);
    const type = isOurs ? COLUMNS_TYPE : "application/json";
    // Only our page asks for columns, and people may link to what it shows.
    const keeps = isOurs && asker.isPerson;
    return answerJson(request, keyOf(asker, id, type, ...asked), async () => {
      const answer = await answerWindow(await runtime(), id, params, { asker, keeps });
      if (!answer.ok) return problemResponse(answer.problem);
      const body = isOurs ? answer.body : toPublic(answer.body);
      return { body, content: windowContent(answer.body), type, at: answer.body.now };
    });
  });
}

function wantsColumns(request: Request): boolean {
  return request.headers.get("accept")?.includes(COLUMNS_TYPE) ?? false;
}

/** A person does not wait for the turn of a script with the same request. */
function keyOf({ isPerson }: Client, ...asked: readonly (string | null)[]): string {
  return JSON.stringify([isPerson, ...asked]);
}

/** `GET /api/pipelines/{id}/compare` */
export function getComparison(request: Request, id: string): Promise<Response> {
  return costlyRoute(request, (asker) => {
    const params = new URL(request.url).searchParams;
    const asked = COMPARISON_PARAMETERS.map((name) => params.get(name));
    return answerJson(request, keyOf(asker, "compare", id, ...asked), async () => {
      const answer = await answerComparison(await runtime(), id, params, asker);
      if ("status" in answer) return problemResponse(answer);
      const { now, ...content } = answer;
      return { body: answer, content, at: now };
    });
  });
}

/** `GET /api/pipelines/{id}/batch` */
export function getBatch(request: Request, id: string): Promise<Response> {
  return costlyRoute(request, (asker) => {
    const of = new URL(request.url).searchParams.get("of");
    return answerJson(request, keyOf(asker, "batch", id, of), async () => {
      const answer = await answerBatch(await runtime(), id, of);
      if ("status" in answer) return problemResponse(answer);
      const { now, ...content } = answer;
      return { body: answer, content, at: now };
    });
  });
}

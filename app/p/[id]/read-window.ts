import { headers } from "next/headers";
import { apiQuery, type View } from "@/components/view/view-params";
import { windowUrl } from "@/lib/contract/urls";
import { clientOf } from "@/lib/answer/query/client";
import { isTooBusy } from "@/lib/answer/query/too-busy";
import { log } from "@/lib/process/log";
import { runtime } from "@/lib/server/runtime";
import { answerWindow } from "@/lib/answer/window/window-answer";
import type { WindowAnswer } from "@/lib/contract/window";

export interface ShownWindow {
  /** The API address of the shown window. */
  readonly url: string;
  readonly first: { readonly url: string; readonly body: WindowAnswer } | undefined;
  /** What is wrong with the requested window, when another one is shown. */
  readonly problem: string | null;
}

/**
 * The window in a page's address; the default window, with the reason, when that cannot be shown.
 *
 * @param points as the API takes it; absent: the API's own default
 */
export async function readWindow(
  id: string,
  view: View,
  points?: string,
): Promise<ShownWindow | "not found"> {
  const [wanted, usual] = [apiQuery(view), new URLSearchParams()];
  if (points !== undefined) for (const query of [wanted, usual]) query.set("points", points);
  const asked = await read(id, wanted, null);
  if (asked === "not found" || !("refused" in asked)) return asked;
  const shown = await read(id, usual, asked.refused);
  return shown !== "not found" && "refused" in shown
    ? { url: windowUrl(id, usual.toString()), first: undefined, problem: shown.refused }
    : shown;
}

async function read(
  id: string,
  query: URLSearchParams,
  problem: string | null,
): Promise<ShownWindow | "not found" | { readonly refused: string }> {
  const url = windowUrl(id, query.toString());
  const answer = await tryAnswer(id, query);
  if (answer?.ok) return { url, first: { url, body: answer.body }, problem };
  if (answer?.problem.status === 404) return "not found";
  if (answer) return { refused: answer.problem.detail };
  return { url, first: undefined, problem };
}

/** Undefined when the server is in trouble or overloaded. The page then asks the API. */
async function tryAnswer(id: string, query: URLSearchParams) {
  const asker = clientOf(await headers());
  try {
    return await answerWindow(await runtime(), id, query, { asker, keeps: asker.isPerson });
  } catch (error) {
    if (!isTooBusy(error))
      log.error({ pipeline: id, err: error }, "a page's window could not be read");
    return undefined;
  }
}

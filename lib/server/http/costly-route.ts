import { type Client, clientOf } from "@/lib/answer/query/client";
import { TooBusy } from "@/lib/answer/query/fair-queue";
import { problemResponse, REFUSED_FOREIGN, TOO_BUSY } from "./problem-response";

/**
 * What every route to a costly answer does: another site's page gets nothing made for its pictures and
 * scripts, and who comes while too many wait is told when to come again.
 */
export async function costlyRoute(
  request: Request,
  answer: (asker: Client) => Promise<Response>,
): Promise<Response> {
  const asker = clientOf(request.headers);
  if (asker.isForeign) return problemResponse(REFUSED_FOREIGN);
  try {
    return await answer(asker);
  } catch (error) {
    if (error instanceof TooBusy) return problemResponse(TOO_BUSY);
    throw error;
  }
}

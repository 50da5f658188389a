import { type Client, clientOf } from "@/lib/answer/query/client";
import { isTooBusy } from "@/lib/answer/query/too-busy";
import { problemResponse, REFUSED_FOREIGN, TOO_BUSY } from "./problem-response";

/**
 * Checks of every route to a costly answer. Images and scripts of another site's page get nothing
 * made, and while too many requests wait, a new one is told when to try again.
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
    if (isTooBusy(error)) return problemResponse(TOO_BUSY);
    throw error;
  }
}

import type { IncomingMessage } from "node:http";
import { MISSING_HEADER } from "./inner-headers";
import { isKiosk } from "./kiosk-address";
import type { Kind } from "../admit/routes";

const PAGE = /^\/p\/([^/?]+)(?:\?|$)/;

/** Whether a pipeline of this id, as the address spells it, is configured. */
export type IsConfigured = (id: string) => Promise<boolean>;

/**
 * Rewrites a request for the page of a pipeline that is not configured, or for an address that does
 * not exist, to one for the page that says so. A page of Next's that finds out while it is rendered
 * leaves its words to the browser's scripts, and a client that runs none sees nothing at all.
 */
export async function rewriteMissing(
  request: IncomingMessage,
  kind: Kind | undefined,
  isConfigured: IsConfigured,
): Promise<void> {
  // A client's own is not believed.
  delete request.headers[MISSING_HEADER];
  if (kind === undefined) {
    request.url = "/not-found";
    return;
  }
  const [, id] = PAGE.exec(request.url ?? "") ?? [];
  // A team's screen runs for weeks: it waits for its pipeline to come back, and says so meanwhile.
  if (id === undefined || isKiosk(request.url ?? "") || (await isConfigured(id))) return;
  request.headers[MISSING_HEADER] = "pipeline";
  request.url = "/not-found";
}

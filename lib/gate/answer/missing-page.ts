import type { IncomingMessage } from "node:http";
import { MISSING_HEADER } from "./inner-headers";
import { isKiosk } from "./kiosk-address";
import type { Kind } from "../admit/routes";

const PAGE = /^\/p\/([^/?]+)(?:\?|$)/;

/** Whether a pipeline with this id, as spelled in the address, is configured. */
export type IsConfigured = (id: string) => Promise<boolean>;

/**
 * Rewrites a request for the page of an unknown pipeline, or for an unknown address, to the page
 * that says so. If a Next page finds this out while it is rendered, it leaves its words to the
 * browser's scripts, and a client without scripts sees nothing.
 */
export async function rewriteMissing(
  request: IncomingMessage,
  kind: Kind | undefined,
  isConfigured: IsConfigured,
): Promise<void> {
  // A client's own header is not trusted.
  delete request.headers[MISSING_HEADER];
  if (kind === undefined) {
    request.url = "/not-found";
    return;
  }
  const [, id] = PAGE.exec(request.url ?? "") ?? [];
  // A kiosk runs for weeks: it waits for its pipeline to come back, and says so meanwhile.
  if (id === undefined || isKiosk(request.url ?? "") || (await isConfigured(id))) return;
  request.headers[MISSING_HEADER] = "pipeline";
  request.url = "/not-found";
}

import { isKiosk } from "./kiosk-address.mjs";

const PAGE = /^\/p\/([^/?]+)(?:\?|$)/;

/**
 * Turns a request for the page of a pipeline that is not configured, or for nothing that there is,
 * into one for a page that does not exist. A page of Next's that finds out while it is drawn leaves
 * its words to the browser's scripts, and who runs none, a crawler, sees nothing at all.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("./door/routes.mjs").Kind | undefined} kind
 */
export async function leadUnknownAway(request, kind) {
  delete request.headers["x-narrows-missing"];
  if (kind === undefined) {
    request.url = "/not-found";
    return;
  }
  const [, id] = PAGE.exec(request.url ?? "") ?? [];
  // As in lib/server/runtime.ts.
  const holder = /** @type {any} */ (globalThis)[Symbol.for("narrows.runtime")];
  // A team's screen stands for weeks: it waits for its pipeline to come back, and says so meanwhile.
  if (id === undefined || !holder || isKiosk(request.url ?? "")) return;
  const running = await holder.started.catch(() => undefined);
  if (!running || running.watches.has(id)) return;
  request.headers["x-narrows-missing"] = "pipeline";
  request.url = "/not-found";
}

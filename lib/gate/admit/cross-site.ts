import type { IncomingHttpHeaders } from "node:http";
import type { Kind } from "./routes";

/**
 * Whether a browser makes this request for another site's page, and not because somebody followed a
 * link to a page. That site could not read the answer; it could only make us work. Clients that are
 * no browsers (a chat's agent, Prometheus, curl) send none of these headers.
 *
 * Images are also allowed for pages of the same site, such as a chat that shows them itself. Pages
 * may be framed if FRAME_ANCESTORS names other sites.
 *
 * @param frameAncestors CSP source list of pages that may embed this one
 */
export function isCrossSite(
  headers: IncomingHttpHeaders,
  kind: Kind | undefined,
  frameAncestors: string,
): boolean {
  const site = headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return false;
  if (site === "same-site" && kind === "picture") return false;
  if (headers["sec-fetch-mode"] !== "navigate") return true;
  if (headers["sec-fetch-dest"] === "document") return false;
  return kind !== "page" || frameAncestors === "'self'" || frameAncestors === "'none'";
}

/** Which sites' pages may load an answer (`Cross-Origin-Resource-Policy`). */
export const resourcePolicy = (kind: Kind | undefined): string =>
  kind === "picture" ? "same-site" : "same-origin";

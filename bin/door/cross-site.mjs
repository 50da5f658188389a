/**
 * Whether a browser asks on behalf of another site's page for anything but the page that a link leads
 * to. It could not read the answer, and has no other use for it than to make us work. Who is no
 * browser (a chat's agent, Prometheus, curl) sends none of these headers.
 *
 * Pictures are also for the chat on the same site, which may show them itself. Pages may stand in the
 * frames of others where FRAME_ANCESTORS names some.
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {import("./routes.mjs").Kind | undefined} kind
 * @param {string} frameAncestors  CSP source list of pages that may embed this one
 */
export function isForeign(headers, kind, frameAncestors) {
  const site = headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return false;
  if (site === "same-site" && kind === "picture") return false;
  if (headers["sec-fetch-mode"] !== "navigate") return true;
  if (headers["sec-fetch-dest"] === "document") return false;
  return kind !== "page" || frameAncestors === "'self'" || frameAncestors === "'none'";
}

/**
 * Who may use an answer inside a page of theirs (`Cross-Origin-Resource-Policy`).
 * @param {import("./routes.mjs").Kind | undefined} kind
 */
export const resourcePolicy = (kind) => (kind === "picture" ? "same-site" : "same-origin");

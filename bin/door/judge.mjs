import { isHostAllowed } from "../../lib/config/allowed-host.mjs";
import { isForeign } from "./cross-site.mjs";
import { readTarget } from "./request-target.mjs";
import { looksLikePage, routeOf } from "./routes.mjs";

/**
 * @typedef {Pick<import("node:http").IncomingMessage, "method" | "url" | "headers" | "rawHeaders">} Asked
 * @typedef {{ host: string, allowedHosts: readonly string[], publicUrl?: string | undefined,
 *   frameAncestors: string, dev: boolean }} Rules
 * @typedef {{ address: string, host: string, kind: import("./routes.mjs").Kind | undefined }} Passed
 *   `kind` undefined: nothing is there, which a page says.
 * @typedef {{ status: number, text: string, allow?: string }} Refused
 */

const ALLOW = "GET, HEAD, OPTIONS";

/**
 * Lets a request through to Next, or says why not. Everything that can be known without reading a
 * body or asking the product is judged here.
 * @param {Asked} asked
 * @param {Rules} rules
 * @returns {Passed | Refused}
 */
export function judge(asked, rules) {
  const target = readTarget(asked.url ?? "");
  if (target === undefined) return refused(400, "This is not an address.");
  if (hostsOf(asked) > 1) return refused(400, "More than one Host is named.");
  const host = target.host ?? asked.headers.host ?? "";
  if (!isHostAllowed(host, rules))
    return refused(421, "This host name is not answered here. Add it to ALLOWED_HOSTS.");
  const kind = routeOf(target.address);
  if (isForeign(asked.headers, kind, rules.frameAncestors))
    return refused(403, "Another site's page may link to this, and not load it.");
  const passed = { address: target.address, host, kind };
  // The development server has more addresses, and is written to.
  if (rules.dev && target.address !== "*") return { ...passed, kind: kind ?? "asset" };
  return refusal(asked, passed) ?? passed;
}

/**
 * @param {Asked} asked
 * @param {Passed} passed
 * @returns {Refused | undefined}
 */
function refusal({ method = "", headers }, { address, kind }) {
  if (method !== "GET" && method !== "HEAD" && method !== "OPTIONS")
    return { ...refused(405, "Nothing is written here."), allow: ALLOW };
  if (hasBody(headers)) return refused(413, "No request here has a body.");
  if (/^websocket$/i.test(headers.upgrade ?? "")) return refused(400, "No WebSocket is here.");
  if (method === "OPTIONS") {
    return address === "*" || kind !== undefined
      ? { status: 204, text: "", allow: ALLOW }
      : refused(404, "Nothing is here.");
  }
  if (address === "*") return refused(400, "This is not an address.");
  if (kind === undefined && !looksLikePage(address)) return refused(404, "Nothing is here.");
  return undefined;
}

/** @param {Asked} asked */
const hostsOf = ({ rawHeaders }) =>
  rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === "host").length;

/** @param {import("node:http").IncomingHttpHeaders} headers */
export const hasBody = (headers) =>
  headers["transfer-encoding"] !== undefined || !/^0*$/.test(headers["content-length"] ?? "");

/**
 * @param {number} status
 * @param {string} text
 * @returns {Refused}
 */
const refused = (status, text) => ({ status, text });

import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { type HostRules, isHostAllowed } from "./allowed-host";
import { isCrossSite } from "./cross-site";
import { readTarget } from "./request-target";
import { type Kind, looksLikePage, routeOf } from "./routes";

/** The parts of a request that are checked. */
export type RequestHead = Pick<IncomingMessage, "method" | "url" | "headers" | "rawHeaders">;

export interface Rules extends HostRules {
  readonly frameAncestors: string;
  readonly dev: boolean;
}

/** A request that is answered. */
export interface Admitted {
  readonly address: string;
  readonly host: string;
  /** Undefined: the address does not exist, and a page says so. */
  readonly kind: Kind | undefined;
}

/** A refused request, with status and words. */
export interface Refused {
  readonly status: number;
  readonly text: string;
  readonly allow?: string;
}

const ALLOW = "GET, HEAD, OPTIONS";

/**
 * Admits a request to the product, or says why not. Everything that can be checked without reading
 * a body or asking the product is checked here.
 */
export function admit(head: RequestHead, rules: Rules): Admitted | Refused {
  const target = readTarget(head.url ?? "");
  if (target === undefined) return refused(400, "This is not an address.");
  if (hostsOf(head) > 1) return refused(400, "More than one Host is named.");
  const host = target.host ?? head.headers.host ?? "";
  if (!isHostAllowed(host, rules))
    return refused(421, "This host name is not answered here. Add it to ALLOWED_HOSTS.");
  const kind = routeOf(target.address);
  if (isCrossSite(head.headers, kind, rules.frameAncestors))
    return refused(403, "Another site's page may link to this, and not load it.");
  const admitted = { address: target.address, host, kind };
  // The development server has more addresses, and accepts writes.
  if (rules.dev && target.address !== "*") return { ...admitted, kind: kind ?? "asset" };
  return refusal(head, admitted) ?? admitted;
}

function refusal(
  { method = "", headers }: RequestHead,
  { address, kind }: Admitted,
): Refused | undefined {
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

const hostsOf = ({ rawHeaders }: RequestHead): number =>
  rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === "host").length;

/** Whether a request announces a body of any length except zero. */
export const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers["transfer-encoding"] !== undefined || !/^0*$/.test(headers["content-length"] ?? "");

const refused = (status: number, text: string): Refused => ({ status, text });

/** RFC 9112, 3.2.2: what a request to a proxy names; a server must answer it too. */
const ABSOLUTE = /^https?:\/\/([^/?#@\\]+)([/?][^#]*)?$/i;

/** RFC 9112, 3.2.1. */
const ORIGIN = /^\/[^#]*$/;

/** Browsers resolve these before they ask; Next would do so after we have judged the address. */
const DOTS = /\/(?:\.|%2e){1,2}(?=\/|$)/i;

/** What a request names: an address of ours, and the host if the target itself names one. */
export interface Target {
  /** Path and query, or `*`. */
  readonly address: string;
  /** Counts instead of the Host header. */
  readonly host: string | undefined;
}

/**
 * Reads the request line's second word. Undefined: it is not the address of anything.
 */
export function readTarget(target: string): Target | undefined {
  if (target === "*") return { address: "*", host: undefined };
  const [, host, rest = "/"] = ABSOLUTE.exec(target) ?? [];
  const address = host === undefined ? target : rest.replace(/^\?/, "/?");
  if (!ORIGIN.test(address) || !isReadable(pathOf(address))) return undefined;
  return { address, host };
}

/** @param address path and query */
export const pathOf = (address: string): string => address.replace(/\?.*$/s, "");

function isReadable(path: string): boolean {
  if (DOTS.test(path)) return false;
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

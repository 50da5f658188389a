/** RFC 9112, 3.2.2: the form used in requests to a proxy; a server must accept it too. */
const ABSOLUTE = /^https?:\/\/([^/?#@\\]+)([/?][^#]*)?$/i;

/** RFC 9112, 3.2.1. */
const ORIGIN = /^\/[^#]*$/;

/** Browsers resolve these before they send a request; Next would do so after our check of the address. */
const DOTS = /\/(?:\.|%2e){1,2}(?=\/|$)/i;

/** What a request names: an address of ours, and the host if the target itself contains one. */
export interface Target {
  /** Path and query, or `*`. */
  readonly address: string;
  /** Overrides the Host header. */
  readonly host: string | undefined;
}

/** Reads the second word of the request line. Undefined: it is no address. */
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

/** RFC 9112, 3.2.2: what a request to a proxy names; a server must answer it too. */
const ABSOLUTE = /^https?:\/\/([^/?#@\\]+)([/?][^#]*)?$/i;

/** RFC 9112, 3.2.1. */
const ORIGIN = /^\/[^#]*$/;

/** Browsers resolve these before they ask; what is behind us would do so after we have judged. */
const DOTS = /\/(?:\.|%2e){1,2}(?=\/|$)/i;

/**
 * What a request names: an address of ours, and the host if the target itself names one, which then
 * counts instead of the Host header. Undefined: it is not the address of anything.
 * @param {string} target  the request line's second word
 * @returns {{ address: string, host: string | undefined } | undefined}
 */
export function readTarget(target) {
  if (target === "*") return { address: "*", host: undefined };
  const [, host, rest = "/"] = ABSOLUTE.exec(target) ?? [];
  const address = host === undefined ? target : rest.replace(/^\?/, "/?");
  if (!ORIGIN.test(address) || !isReadable(pathOf(address))) return undefined;
  return { address, host };
}

/** @param {string} address path and query */
export const pathOf = (address) => address.replace(/\?.*$/s, "");

/** @param {string} path */
function isReadable(path) {
  if (DOTS.test(path)) return false;
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

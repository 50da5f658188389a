import Negotiator from "negotiator";

/**
 * What this room uses of it; the published types are of version 0.6, which had no preference.
 * @typedef {{ encodings(offered: readonly string[], by: { preferred: readonly string[] }): string[] }} Asker
 */

/**
 * Which packing an answer gets: the best of what is offered that the asker takes (RFC 9110,
 * 12.5.3: `q=0` is a refusal). Undefined: it is sent as it is.
 * @template {string} Packing
 * @param {string | undefined} header  the asker's `Accept-Encoding`
 * @param {readonly Packing[]} offered  the best first
 * @returns {Packing | undefined}
 */
export function acceptedPacking(header, offered) {
  /** @type {Asker} */
  const asker = new Negotiator({ headers: { "accept-encoding": header } });
  // Among equals the asker's order means nothing: browsers name gzip first and Brotli is smaller.
  const [chosen] = asker.encodings([...offered, "identity"], { preferred: offered });
  return offered.find((packing) => packing === chosen);
}

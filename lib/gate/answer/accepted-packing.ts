import Negotiator from "negotiator";

/** The part that is used; the published types are of version 0.6, which had no preference. */
interface Negotiation {
  encodings(
    offered: readonly string[],
    options: { readonly preferred: readonly string[] },
  ): readonly string[];
}

/**
 * The content coding of an answer: the best of those offered that the client accepts (RFC 9110,
 * 12.5.3: `q=0` is a refusal). Undefined: it is sent as it is.
 *
 * @param header the client's `Accept-Encoding`
 * @param offered the best first
 */
export function acceptedPacking<Packing extends string>(
  header: string | undefined,
  offered: readonly Packing[],
): Packing | undefined {
  const negotiator: Negotiation = new Negotiator({ headers: { "accept-encoding": header } });
  // For equal weights the client's order means nothing: browsers name gzip first, but Brotli is
  // smaller.
  const [chosen] = negotiator.encodings([...offered, "identity"], { preferred: offered });
  return offered.find((packing) => packing === chosen);
}

import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { asciiJson } from "@/lib/contract/ascii-json";
import { ANSWERED_HEADER } from "@/lib/contract/urls";
import { acceptedPacking } from "@/lib/gate/answer/accepted-packing";
import { PACKED_HEADER } from "@/lib/gate/answer/inner-headers";
import { ageingCache } from "@/lib/process/ageing-cache";
import { etagOf, matches } from "./etag";

interface Packed {
  /** When it was made, epoch ms. */
  readonly at: number;
  readonly etag: string;
  readonly type: string;
  readonly json: string;
  /** Packed at the first request, then kept for all that accept the same coding. */
  readonly packed: Map<Packing, Uint8Array<ArrayBuffer>>;
}

interface Made {
  readonly body: unknown;
  /** The part that makes it another answer when it changes. */
  readonly content: unknown;
  /** Absent: plain JSON. */
  readonly type?: string;
  /** The instant it is for, epoch ms; a header says so, with a 304 too. */
  readonly at: number;
}

const PACKINGS = {
  // Half the bytes of gzip at these settings, for twice the time: once a second, not once for each
  // viewer.
  br: (json: string) =>
    brotliCompressSync(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (json: string) => gzipSync(json, { level: 4 }),
} as const;

type Packing = keyof typeof PACKINGS;

const BEST_FIRST = ["br", "gzip"] as const;

/** Viewers of one window share the same bytes for this long, ms. */
const SHARED_MS = 1_000;

/**
 * An answer under way, or waiting for its turn, is shared by all that come in the meantime, for
 * this long, ms.
 */
const PENDING_MS = 10_000;

/** Distinct windows that may be shared at once; beyond that the least recently used are dropped. */
const SHARED_AT_ONCE = 200;

const shared = ageingCache<Promise<Packed | Response>>(SHARED_AT_ONCE);

/**
 * Answers a JSON request with an ETag. Equal requests within a second share one answer, packed
 * once: more viewers cost sockets, not queries.
 *
 * @param key distinguishes requests with different answers, including their form
 * @param make the answer, or a ready problem response
 */
export async function answerJson(
  request: Request,
  key: string,
  make: () => Promise<Made | Response>,
): Promise<Response> {
  const packed = await share(key, async () => {
    const made = await make();
    return made instanceof Response ? made : pack(made);
  });
  if (packed instanceof Response) return packed.clone();
  const headers = {
    etag: packed.etag,
    "cache-control": "no-cache",
    vary: "accept, accept-encoding",
    date: new Date().toUTCString(),
    [ANSWERED_HEADER]: String(packed.at),
  };
  if (matches(request.headers.get("if-none-match"), packed.etag)) {
    return new Response(null, { status: 304, headers });
  }
  const type = { "content-type": packed.type };
  const packing = acceptedPacking(request.headers.get("accept-encoding") ?? "", BEST_FIRST);
  if (!packing) return new Response(packed.json, { headers: { ...headers, ...type } });
  return new Response(bytes(packed, packing), {
    headers: { ...headers, ...type, [PACKED_HEADER]: packing },
  });
}

function pack({ body, content, at, type = "application/json" }: Made): Packed {
  return { at, etag: etagOf(content), type, json: asciiJson(body), packed: new Map() };
}

function bytes({ json, packed }: Packed, packing: Packing): Uint8Array<ArrayBuffer> {
  const made = packed.get(packing) ?? new Uint8Array(PACKINGS[packing](json));
  packed.set(packing, made);
  return made;
}

function share(key: string, make: () => Promise<Packed | Response>): Promise<Packed | Response> {
  const known = shared.get(key);
  if (known) return known;
  const packed = make();
  shared.set(key, packed, { ttl: PENDING_MS });
  // If it took long to make, another may have replaced it.
  const isCurrent = () => shared.peek(key) === packed;
  packed.then(
    () => isCurrent() && shared.set(key, packed, { ttl: SHARED_MS }),
    () => isCurrent() && shared.delete(key),
  );
  return packed;
}

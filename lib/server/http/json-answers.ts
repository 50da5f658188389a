import { gzipSync } from "node:zlib";
import { etagOf, matches } from "./etag";

interface Packed {
  readonly etag: string;
  readonly json: string;
  readonly gzip: Uint8Array<ArrayBuffer>;
}

/**
 * Says what the body is packed with. Next drops a route's own `content-encoding` and would pack the
 * packed once more; the launcher (bin/serve.mjs) gives this header its right name on the way out.
 */
const PACKED_HEADER = "x-narrows-packed";

/** For so long many viewers of the same window get the same bytes, ms. */
const SHARED_MS = 1_000;

/** Distinct windows that may be shared at once; more, and the oldest are dropped. */
const SHARED_AT_ONCE = 200;

const shared = new Map<
  string,
  { readonly madeAt: number; readonly packed: Promise<Packed | Response> }
>();

/**
 * Answers a JSON question with an ETag. Equal questions within a second share one answer, packed
 * once: the number of viewers costs sockets, not queries.
 *
 * @param make the body with that of it which is content, or a ready problem response
 */
export async function answerJson(
  request: Request,
  key: string,
  now: number,
  make: () => Promise<{ body: unknown; content: unknown } | Response>,
): Promise<Response> {
  const packed = await share(key, now, async () => {
    const made = await make();
    return made instanceof Response ? made : pack(made);
  });
  if (packed instanceof Response) return packed.clone();
  const headers = {
    etag: packed.etag,
    "cache-control": "no-cache",
    vary: "accept-encoding",
    date: new Date().toUTCString(),
  };
  if (matches(request.headers.get("if-none-match"), packed.etag)) {
    return new Response(null, { status: 304, headers });
  }
  const type = { "content-type": "application/json" };
  if (!/\bgzip\b/.test(request.headers.get("accept-encoding") ?? "")) {
    return new Response(packed.json, { headers: { ...headers, ...type } });
  }
  return new Response(packed.gzip, {
    headers: { ...headers, ...type, [PACKED_HEADER]: "gzip" },
  });
}

function pack({ body, content }: { body: unknown; content: unknown }): Packed {
  const json = JSON.stringify(body);
  return { etag: etagOf(content), json, gzip: new Uint8Array(gzipSync(json, { level: 4 })) };
}

function share(
  key: string,
  now: number,
  make: () => Promise<Packed | Response>,
): Promise<Packed | Response> {
  const known = shared.get(key);
  if (known && now - known.madeAt < SHARED_MS) return known.packed;
  shared.delete(key);
  if (shared.size >= SHARED_AT_ONCE) shared.delete(shared.keys().next().value ?? "");
  const packed = make();
  shared.set(key, { madeAt: now, packed });
  packed.catch(() => shared.delete(key));
  return packed;
}

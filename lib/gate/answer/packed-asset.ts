import { createReadStream, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { acceptedPacking } from "./accepted-packing";

/** No dots except those of the ending: the path cannot lead out of the folder. */
const ASSET = /^\/_next(\/static\/(?:[\w~-]+\/)*[\w~-]+\.(js|css))(?:\?|$)/;

const TYPES = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" };

/** The endings of the packed files. */
const ENDINGS = { br: "br", gzip: "gz" } as const;

const BEST_FIRST = ["br", "gzip"] as const;

/**
 * Sends a built script or style as `bin/pack-assets.mjs` packed it. False when the request is for
 * anything else, or accepts no packing: then Next answers it.
 *
 * @param buildFolder the folder of the build
 */
export function sendPacked(
  { method, url = "", headers }: IncomingMessage,
  response: ServerResponse,
  buildFolder: string,
): boolean {
  const [, path, type] = ASSET.exec(url) ?? [];
  if ((method !== "GET" && method !== "HEAD") || !path || (type !== "js" && type !== "css"))
    return false;
  const packing = acceptedPacking(headers["accept-encoding"]?.toString(), BEST_FIRST);
  if (packing === undefined) return false;
  // The packed files are not part of the server that Turbopack bundles.
  const file = join(/* turbopackIgnore: true */ buildFolder, `${path}.${ENDINGS[packing]}`);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return false;
  response.writeHead(200, {
    "content-type": TYPES[type],
    "content-encoding": packing,
    "content-length": size,
    // The name holds a digest of the content.
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  });
  if (method === "HEAD") {
    response.end();
    return true;
  }
  // A client that leaves, or a removed file, ends only this answer.
  pipeline(createReadStream(file), response, () => {});
  return true;
}

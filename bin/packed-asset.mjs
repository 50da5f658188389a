import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { acceptedPacking } from "../lib/config/accepted-packing.mjs";
import { ROOT } from "./environment.mjs";

/** No dots but those of the ending: the path cannot lead out of the folder. */
const ASSET = /^\/_next(\/static\/(?:[\w~-]+\/)*[\w~-]+\.(js|css))(?:\?|$)/;

const TYPES = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" };

/** The endings of the packed files. */
const ENDINGS = /** @type {const} */ ({ br: "br", gzip: "gz" });

const BEST_FIRST = /** @type {const} */ (["br", "gzip"]);

/**
 * Sends a built script or style as `pack-assets.mjs` has packed it. False when the request is for
 * anything else, or takes no packing: then it is Next's to answer.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export function sendPacked({ method, url = "", headers }, response) {
  const [, path, type] = ASSET.exec(url) ?? [];
  if ((method !== "GET" && method !== "HEAD") || !path || (type !== "js" && type !== "css"))
    return false;
  const packing = acceptedPacking(headers["accept-encoding"]?.toString(), BEST_FIRST);
  if (packing === undefined) return false;
  const file = join(ROOT, ".next", `${path}.${ENDINGS[packing]}`);
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
  // A reader who leaves, or a file that goes, ends this answer and nothing else.
  pipeline(createReadStream(file), response, () => {});
  return true;
}

import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { ROOT } from "./environment.mjs";

/** No dots but those of the ending: the path cannot lead out of the folder. */
const ASSET = /^\/_next(\/static\/(?:[\w~-]+\/)*[\w~-]+\.(js|css))(?:\?|$)/;

const TYPES = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" };

/** In the order of preference: what it is called, and the ending of its files. */
const PACKINGS = /** @type {const} */ ([
  ["br", "br"],
  ["gzip", "gz"],
]);

/**
 * Sends a built script or style as `pack-assets.mjs` has packed it. False when the request is for
 * anything else, or takes no packing: then it is Next's to answer.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export function sendPacked({ method, url = "", headers }, response) {
  const [, path, type] = ASSET.exec(url) ?? [];
  if (method !== "GET" || !path || (type !== "js" && type !== "css")) return false;
  const accepted = String(headers["accept-encoding"] ?? "");
  for (const [coding, ending] of PACKINGS) {
    if (!new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(\\.0+)?\\s*(,|$))`).test(accepted)) continue;
    const file = join(ROOT, ".next", `${path}.${ending}`);
    const size = statSync(file, { throwIfNoEntry: false })?.size;
    if (size === undefined) return false;
    response.writeHead(200, {
      "content-type": TYPES[type],
      "content-encoding": coding,
      "content-length": size,
      // The name holds a digest of the content.
      "cache-control": "public, max-age=31536000, immutable",
      vary: "accept-encoding",
    });
    // A reader who leaves, or a file that goes, ends this answer and nothing else.
    pipeline(createReadStream(file), response, () => {});
    return true;
  }
  return false;
}

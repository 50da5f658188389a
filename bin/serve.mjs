import { createServer } from "node:http";
import { answersAnyHost } from "../lib/config/allowed-host.mjs";
import { connectionsFor, descriptorLimit } from "./door/descriptors.mjs";
import { openDoor, TIMES } from "./door/open-door.mjs";
import { waitingLine } from "./door/waiting-line.mjs";
import { buildVersion } from "./ensure.mjs";
import { die, PARENT, ROOT } from "./environment.mjs";
import { kioskAddress } from "./kiosk-address.mjs";
import { sendPacked } from "./packed-asset.mjs";
import { leadUnknownAway } from "./unknown-pipeline.mjs";

/** How soon being orphaned is noticed: well within the two seconds after a SIGTERM. */
const ORPHAN_CHECK_MS = 250;

/** A page is a tenth of a second of computing: more of them at once are not ready sooner. */
const PAGES = { atOnce: 4, countsForMs: 2_000 };

/** After SIGTERM, whatever still hangs is cut off at this age, ms. */
const LAST_CALL_MS = 1_500;

/**
 * Serves the built product until SIGTERM or SIGINT.
 * @param {{ port: number, host: string, allowedHosts: readonly string[], publicUrl: string | undefined,
 *   frameAncestors: string, dev: boolean, onClose: () => void, onClosed: () => void }} options
 *   `onClose` when it begins to close, `onClosed` once the history is released.
 */
export async function serve(options) {
  const mode = options.dev ? "development" : "production";
  const version = options.dev ? mode : buildVersion();
  Object.assign(process.env, {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    NARROWS_ROOT: ROOT,
    NARROWS_VERSION: version,
  });
  const { default: next } = await import("next");
  // Next hooks itself onto the server it is given: this one never listens, so that nothing comes to
  // Next but through the door.
  const inner = createServer();
  const { host: hostname, port: asked, dev } = options;
  const app = next({ dev, dir: ROOT, hostname, port: asked, httpServer: inner });
  await app.prepare();
  const handle = app.getRequestHandler();

  const standInLine = waitingLine(PAGES);
  let toldAt = -Infinity;
  const server = openDoor({
    rules: options,
    // A page that nobody reloads by hand learns from it that its code is old.
    headers: { "x-narrows-version": version },
    times: { ...TIMES, connections: connectionsFor(descriptorLimit()) },
    ...(dev && { upgrades: inner }),
    answer: (request, response, kind) => {
      if (!dev && kind === "asset" && sendPacked(request, response)) return;
      const make = () => answerByNext(handle, request, response, kind);
      if (kind === "page" || kind === undefined) standInLine(response, make);
      else make().catch((error) => console.error("A request was not answered:", error));
    },
  });
  server.on("error", (error) => {
    if (!server.listening) die(listenProblem(error, options));
    // No reason to end. It may come with every connection: one line a minute tells of all.
    if (performance.now() - toldAt < 60_000) return;
    toldAt = performance.now();
    console.error(`A connection could not be taken: ${error.message}.`);
  });
  await new Promise((resolve) =>
    server.listen(options.port, options.host, () => resolve(undefined)),
  );

  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  console.log(
    `Narrows is at http://${options.host === "127.0.0.1" ? "localhost" : options.host}:${port}`,
  );
  if (answersAnyHost(options)) {
    console.warn(
      `HOST is ${options.host} and ALLOWED_HOSTS is empty: requests under any host name are answered, also those that a foreign page makes a browser send; list the names that people use in ALLOWED_HOSTS.`,
    );
  }
  process.send?.({ ready: true, port });
  closeOnSignal(server, app, options);
}

/**
 * @param {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => Promise<void>} handle
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {import("./door/routes.mjs").Kind | undefined} kind
 */
async function answerByNext(handle, request, response, kind) {
  letPackedThrough(response);
  try {
    await leadUnknownAway(request, kind);
    request.url = kioskAddress(request.url ?? "/");
    await handle(request, response);
  } catch (error) {
    console.error("A request was not answered:", error);
    response.destroy();
  }
}

/**
 * Routes pack an answer once for all who ask; Next drops their `content-encoding` and packs again.
 * Under a name of ours it comes through, and gets its own back before the headers are sent.
 * @param {import("node:http").ServerResponse} response
 */
function letPackedThrough(response) {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    setHeader(name === "x-narrows-packed" ? "content-encoding" : name, value);
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {{ port: number, host: string }} where
 */
function listenProblem(error, { port, host }) {
  if (error.code === "EADDRINUSE")
    return `PORT: ${port} is taken on ${host}. Choose another, or end what uses it.`;
  if (error.code === "EADDRNOTAVAIL") return `HOST: ${host} is not an address of this machine.`;
  if (error.code === "EACCES") return `PORT: ${port} needs rights that this process does not have.`;
  return `Cannot listen on ${host}:${port}: ${error.message}`;
}

/**
 * Sockets closed, store released, gone within two seconds.
 * @param {import("node:http").Server} server
 * @param {{ close: () => Promise<void> }} app
 * @param {{ onClose: () => void, onClosed: () => void }} told
 */
function closeOnSignal(server, app, { onClose, onClosed }) {
  let closing = false;
  const shutDown = async () => {
    onClose();
    server.close();
    server.closeAllConnections();
    await /** @type {any} */ (globalThis)[Symbol.for("narrows.runtime")]?.close?.();
    onClosed();
    await app.close();
  };
  const close = () => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(0), LAST_CALL_MS).unref();
    shutDown().then(
      () => process.exit(0),
      (error) => die(`Narrows did not close as it should: ${error}`),
    );
  };
  process.on("SIGTERM", close);
  process.on("SIGINT", close);
  process.on("disconnect", close);
  // npm passes its SIGTERM on to a shell, which dies of it and tells nobody: notice being orphaned.
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== PARENT && close(), ORPHAN_CHECK_MS).unref();
  }
}

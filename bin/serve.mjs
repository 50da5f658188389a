import { createServer } from "node:http";
import { buildVersion } from "./ensure.mjs";
import { die, PARENT, ROOT } from "./environment.mjs";

/** @typedef {import("../lib/gate/product").Product} Product */

/** How often to check for being orphaned: well within the two seconds after a SIGTERM, ms. */
const ORPHAN_CHECK_MS = 250;

/** After SIGTERM, connections that are still open are closed after this, ms. */
const LAST_CALL_MS = 1_500;

/** Errors of connections are logged at most this often, ms: they may come with every connection. */
const TELL_EVERY_MS = 60_000;

/**
 * Serves the built product until SIGTERM or SIGINT.
 * @param {{ port: number, host: string, allowedHosts: readonly string[], publicUrl: string | undefined,
 *   frameAncestors: string, dev: boolean, onClose: () => void, onClosed: () => void }} options
 *   `onClose` when it begins to close, `onClosed` once the history is released.
 */
export async function serve(options) {
  const { host, port, dev } = options;
  const mode = dev ? "development" : "production";
  const version = dev ? mode : buildVersion();
  Object.assign(process.env, {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    NARROWS_ROOT: ROOT,
    NARROWS_VERSION: version,
  });
  const { default: next } = await import("next");
  // Next attaches itself to the server that it gets. This one never listens, so that Next gets
  // requests only through the gate.
  const inner = createServer();
  const app = next({ dev, dir: ROOT, hostname: host, port, httpServer: inner });
  const [product] = await Promise.all([loadedProduct(), app.prepare()]);
  const server = product.createGate({
    rules: options,
    root: ROOT,
    version,
    next: app.getRequestHandler(),
    ...(dev && { upgrades: inner }),
  });
  // First, because a signal may come right after the start message.
  closeOnSignal(server, { app, product, ...options });
  await listen(server, options);
  if (product.answersAnyHost(options)) {
    console.warn(
      `HOST is ${host} and ALLOWED_HOSTS is empty: requests under any host name are answered, also those that a foreign page makes a browser send; list the names that people use in ALLOWED_HOSTS.`,
    );
  }
  process.send?.({ ready: true, port: portOf(server) });
}

/**
 * The product, once Next has loaded it: `instrumentation.ts` provides it. In production
 * `app.prepare()` does not wait for that.
 * @returns {Promise<Product>}
 */
function loadedProduct() {
  return new Promise((take, fail) => {
    /** @type {import("../lib/gate/product").Launcher} */
    const launcher = { take, fail };
    Object.assign(globalThis, { [Symbol.for("narrows.launcher")]: launcher });
  });
}

/**
 * Listens and says where; ends the process with one sentence if it cannot.
 * @param {import("node:http").Server} server
 * @param {{ port: number, host: string }} where
 */
async function listen(server, where) {
  let toldAt = -Infinity;
  server.on("error", (error) => {
    if (!server.listening) die(listenProblem(error, where));
    // Logged, but no reason to end.
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    console.error(`A connection could not be taken: ${error.message}.`);
  });
  await new Promise((resolve) => server.listen(where.port, where.host, () => resolve(undefined)));
  const name = where.host === "127.0.0.1" ? "localhost" : where.host;
  console.log(`Narrows is at http://${name}:${portOf(server)}`);
}

/** @param {import("node:http").Server} server */
function portOf(server) {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("It does not listen.");
  return address.port;
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
 * Closes sockets, releases the history and exits within two seconds.
 * @param {import("node:http").Server} server
 * @param {{ app: { close: () => Promise<void> }, product: Product, onClose: () => void,
 *   onClosed: () => void }} parts
 */
function closeOnSignal(server, { app, product, onClose, onClosed }) {
  let closing = false;
  const shutDown = async () => {
    onClose();
    server.close();
    server.closeAllConnections();
    await product.close();
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
  // npm passes its SIGTERM on to a shell, which dies and tells nobody: so check for being orphaned.
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== PARENT && close(), ORPHAN_CHECK_MS).unref();
  }
}

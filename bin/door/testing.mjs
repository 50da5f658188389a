import { once } from "node:events";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import { openDoor, TIMES } from "./open-door.mjs";

const RULES = { host: "127.0.0.1", allowedHosts: [], frameAncestors: "'self'" };

/**
 * A door that listens, and how many connections it holds. It answers with the address unless told
 * otherwise.
 * @param {{ answer?: import("./open-door.mjs").Answer, upgrades?: import("node:events").EventEmitter, dev?: boolean, times?: Partial<import("./open-door.mjs").Times> }} [options]
 */
export async function open({ dev = false, ...options } = {}) {
  const server = openDoor({
    rules: { ...RULES, dev },
    headers: { "x-narrows-version": "1" },
    answer: (request, response) => response.end(`${request.headers.host} ${request.url}`),
    ...options,
    times: { ...TIMES, connections: 100, ...options.times },
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const held = () =>
    new Promise((resolve, reject) =>
      server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    );
  return { port, held };
}

/**
 * A connection of its own, what was said on it so far, and its end.
 * @param {number} port
 * @param {string} [text]
 */
export function say(port, text = "") {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.setEncoding("utf8").on("data", (chunk) => (heard += chunk));
  // A reset is an end, too.
  socket.on("error", () => {});
  socket.write(text);
  onTestFinished(() => void socket.destroy());
  return { socket, closed: once(socket, "close"), heard: () => heard };
}

/**
 * Resolves once a text was heard.
 * @param {ReturnType<typeof say>} connection
 * @param {string} text
 */
export async function until({ socket, heard }, text) {
  while (!heard().includes(text)) await once(socket, "data");
}

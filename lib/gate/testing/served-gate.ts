import { type EventEmitter, once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import { createGateServer, DEFAULT_LIMITS, type Answer, type Limits } from "../gate-server";

const RULES = { host: "127.0.0.1", allowedHosts: [], frameAncestors: "'self'" };

interface OpenOptions {
  readonly answer?: Answer;
  readonly upgrades?: EventEmitter;
  readonly dev?: boolean;
  readonly limits?: Partial<Limits>;
}

/** A gate that listens. By default it answers with the host and the address. */
export async function open({ dev = false, limits, ...options }: OpenOptions = {}) {
  const server = createGateServer({
    rules: { ...RULES, dev },
    headers: { "x-narrows-version": "1" },
    answer: (request, response) => response.end(`${request.headers.host} ${request.url}`),
    ...options,
    limits: { ...DEFAULT_LIMITS, connections: 100, ...limits },
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  /** How many connections are open. */
  const held = () =>
    new Promise<number>((resolve, reject) => {
      server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
    });
  return { port, held };
}

/** A connection of its own, with what it received so far, and its end. */
export function say(port: number, text = "") {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => (heard += chunk));
  // A reset is an end, too.
  socket.on("error", () => {});
  socket.write(text);
  onTestFinished(() => void socket.destroy());
  return { socket, closed: once(socket, "close"), heard: () => heard };
}

/** Resolves once a text was received. */
export async function until(
  { socket, heard }: ReturnType<typeof say>,
  text: string,
): Promise<void> {
  while (!heard().includes(text)) await once(socket, "data");
}

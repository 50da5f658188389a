import { type AddressInfo, createServer, type Socket } from "node:net";
import { FaultyConnection } from "./faulty-connection";
import type { Toxic } from "./toxic";

/** A TCP proxy before one upstream, with toxics on its connections. */
export interface FaultProxy {
  /** The upstream's address with the proxy's port: `http://127.0.0.1:port`. */
  readonly url: string;
  /** Replaces the toxics, also for open connections; without any, connections are healthy. */
  set(...toxics: readonly Toxic[]): void;
  /** Stops listening: toxiproxy's `down`. */
  down(): Promise<void>;
  /** Listens again on the same port. Rejects if another process has taken it. */
  up(): Promise<void>;
  /** The number of connections so far. */
  readonly connections: number;
  close(): Promise<void>;
}

/** Starts it on a free port of the loopback; `upstream` is a URL of http or https. */
export async function startFaultProxy(upstream: string): Promise<FaultProxy> {
  const { hostname: host, port, protocol } = new URL(upstream);
  const target = { host, port: Number(port || (protocol === "https:" ? 443 : 80)) };
  const open = new Set<FaultyConnection>();
  let toxics: readonly Toxic[] = [];
  let connections = 0;
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client: Socket) => {
    const connection = new FaultyConnection(client, target);
    connections += 1;
    open.add(connection);
    client.once("close", () => open.delete(connection));
    connection.set(toxics);
  });
  const listen = (on: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(on, "127.0.0.1", () => (server.off("error", reject), resolve()));
    });
  const down = (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const connection of open) connection.reset();
    return closed;
  };
  await listen(0);
  const { port: own } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `${protocol}//127.0.0.1:${own}`,
    set(...next) {
      toxics = next;
      for (const connection of open) connection.set(next);
    },
    down,
    up: () => listen(own),
    get connections() {
      return connections;
    },
    close: down,
  };
}

import { once } from "node:events";
import type { Server } from "node:http";
import { createRequire } from "node:module";

export interface LocalDynamo {
  readonly url: string;
  stop(): Promise<void>;
}

/** The package has no types of its own. */
type Dynalite = (options: { readonly createTableMs: number }) => Server;
const dynalite: Dynalite = createRequire(import.meta.url)("dynalite");

/** Starts dynalite, a DynamoDB in this process that keeps its tables in memory. */
export async function startDynalite(): Promise<LocalDynamo> {
  const server = dynalite({ createTableMs: 1 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

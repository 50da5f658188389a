import type { Server } from "node:http";
import { createRequire } from "node:module";
import { listenLocally } from "../../process/listen-locally";

export interface Kinesalite {
  readonly url: string;
  close(): Promise<void>;
}

interface KinesaliteOptions {
  readonly createStreamMs: number;
  readonly deleteStreamMs: number;
  readonly updateStreamMs: number;
  readonly shardLimit: number;
}

/** The Kinesis emulator in this process, on a free port of the loopback, with a fast control plane. */
export async function startKinesalite(): Promise<Kinesalite> {
  // It has no types of its own; its README describes this function.
  const kinesalite = createRequire(import.meta.url)("kinesalite") as (
    options: KinesaliteOptions,
  ) => Server;
  const server = kinesalite({
    createStreamMs: 10,
    deleteStreamMs: 10,
    updateStreamMs: 10,
    shardLimit: 100,
  });
  const port = await listenLocally(server);
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

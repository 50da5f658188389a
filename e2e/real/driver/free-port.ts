import { createServer } from "node:net";
import { listenLocally } from "../process/listen-locally";

/**
 * A port that was free just now. A driver's port must be known before it starts, and stay the same
 * when it starts again.
 */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenLocally(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

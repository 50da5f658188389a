import { type Agent, request } from "node:http";

export interface Asked {
  readonly status: number;
  readonly etag: string | undefined;
  /** Of the body as it came, compressed. */
  readonly bytes: number;
  /** From the question to the answer's last byte. */
  readonly ms: number;
}

class StaleConnection extends Error {}

/**
 * One GET as a browser asks: compressed, with the tag of the answer it has, and once more when the
 * connection that had been kept open was closed just now.
 */
export async function ask(url: string, agent: Agent, etag?: string): Promise<Asked> {
  const began = performance.now();
  const answer = await attempt(url, agent, etag).catch((error: unknown) => {
    if (error instanceof StaleConnection) return attempt(url, agent, etag);
    throw error;
  });
  return { ...answer, ms: performance.now() - began };
}

function attempt(url: string, agent: Agent, etag?: string): Promise<Omit<Asked, "ms">> {
  return new Promise((resolve, reject) => {
    const headers = {
      "accept-encoding": "gzip",
      ...(etag === undefined ? {} : { "if-none-match": etag }),
    };
    const asked = request(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.once("error", reject);
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, etag: response.headers.etag, bytes }),
      );
    });
    asked.once("error", (error) => reject(asked.reusedSocket ? new StaleConnection() : error));
    asked.end();
  });
}

import { type Agent, request } from "node:http";

export interface Asked {
  readonly status: number;
  readonly etag: string | undefined;
  /** The size of the body as it came, compressed. */
  readonly bytes: number;
}

class StaleConnection extends Error {}

/**
 * One GET as a browser makes it: compressed, with the ETag of the answer it has, and once more when
 * the kept-alive connection was closed just now.
 */
export async function ask(url: string, agent: Agent, etag?: string): Promise<Asked> {
  try {
    return await attempt(url, agent, etag);
  } catch (error) {
    if (error instanceof StaleConnection) return attempt(url, agent, etag);
    throw error;
  }
}

function attempt(url: string, agent: Agent, etag?: string): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const headers = {
      // What browsers send to this machine, and to any server behind TLS.
      "accept-encoding": "gzip, br",
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

import { type Agent, request } from "node:http";

export interface Asked {
  readonly status: number;
  readonly etag: string | undefined;
  /** Of the body as it came, compressed. */
  readonly bytes: number;
  /** From the question to the answer's last byte. */
  readonly ms: number;
}

/** One GET as a browser asks: compressed, and with the tag of the answer it has. */
export function ask(url: string, agent: Agent, etag?: string): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = {
      "accept-encoding": "gzip",
      ...(etag === undefined ? {} : { "if-none-match": etag }),
    };
    const asked = request(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.once("error", reject);
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          etag: response.headers.etag,
          bytes,
          ms: performance.now() - began,
        }),
      );
    });
    asked.once("error", reject).end();
  });
}

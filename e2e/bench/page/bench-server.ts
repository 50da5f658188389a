import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { listenLocally } from "@/e2e/real/process/listen-locally";
import { PIPELINES_URL } from "@/lib/contract/urls";
import { asciiJson } from "@/lib/contract/ascii-json";
import type { PlainBundle } from "./bundle-plain";
import type { Paged } from "./paged";
import type { Tape } from "./tape";

/** Marks the plain page's requests for data, to distinguish them from the product's. */
export const ASKED_BY_PLAIN = "&plain";

export interface BenchServer {
  readonly url: string;
  /** The number of the tape's answers that a page got since it was rewound for it. */
  given(page: keyof Paged<unknown>): number;
  rewind(page: keyof Paged<unknown>): void;
  close(): Promise<void>;
}

const PLAIN_HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Plain</title>
<link rel="stylesheet" href="/plain.css"><div id="root"></div><script src="/plain.js" defer></script></html>`;

/**
 * Serves both pages: the product's page comes from the product, the plain one from here, and the
 * data of both from one tape.
 */
export async function serveBench(
  product: string,
  tape: Tape,
  plain: PlainBundle,
): Promise<BenchServer> {
  const given = { ours: 0, plain: 0 };
  const [script, style] = [gzipSync(plain.script), gzipSync(plain.style)];
  const server = createServer((asked, response) => {
    const path = asked.url ?? "/";
    if (path === "/plain") send(response, "text/html", gzipSync(PLAIN_HTML));
    else if (path === "/plain.js") send(response, "text/javascript", script);
    else if (path === "/plain.css") send(response, "text/css", style);
    else if (path.startsWith(`${PIPELINES_URL}/`)) {
      const n = given[path.endsWith(ASKED_BY_PLAIN) ? "plain" : "ours"]++;
      const answer = tape.answer(n);
      response.setHeader("date", new Date(tape.timeOf(n)).toUTCString());
      response.setHeader("etag", `"${n}"`);
      send(response, "application/json", gzipSync(asciiJson(answer), { level: 1 }));
    } else passOn(asked, response, product + path);
  });
  const port = await listenLocally(server);
  return {
    url: `http://127.0.0.1:${port}`,
    given: (page) => given[page],
    rewind: (page) => void (given[page] = 0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, type: string, zipped: Buffer): void {
  response.setHeader("content-type", `${type}; charset=utf-8`);
  response.setHeader("content-encoding", "gzip");
  response.setHeader("cache-control", "no-store");
  response.end(zipped);
}

function passOn(asked: IncomingMessage, response: ServerResponse, url: string): void {
  const { host: _ours, connection: _kept, ...headers } = asked.headers;
  const passed = request(url, { headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.once("error", () => response.writeHead(502).end());
  passed.end();
}

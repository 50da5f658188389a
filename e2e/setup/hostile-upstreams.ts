import { createServer, type IncomingMessage, type Server } from "node:http";
import { listenLocally } from "../real/process/listen-locally";

/** A test's own server on the loopback. */
export interface Upstream {
  readonly url: string;
  /** `METHOD path` of every request so far. */
  readonly requests: readonly string[];
  /** Whether a header of any request had this text. */
  heard(word: string): boolean;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Answers every request with `answer` and keeps a list of them. */
export async function startUpstream(
  answer: (request: IncomingMessage) => Reply | Promise<Reply>,
): Promise<Upstream> {
  const requests: string[] = [];
  let headers = "";
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    headers += request.rawHeaders.join(" ");
    Promise.resolve(answer(request)).then(
      ({ status, type, text }) => response.writeHead(status, { "content-type": type }).end(text),
      (error: Error) => response.destroy(error),
    );
  });
  const port = await listenLocally(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    heard: (word) => headers.includes(word),
    close: () => closed(server),
  };
}

/** A server that must not be called: it is only there to be named. */
export const startTrap = (): Promise<Upstream> =>
  startUpstream(() => ({ status: 500, type: "text/plain", text: "trapped" }));

/** An AWS that refuses, and repeats all headers in its message, as proxies do. */
export function startEchoingAws(): Promise<Upstream> {
  return startUpstream((request) => ({
    status: 400,
    type: "application/x-amz-json-1.1",
    text: JSON.stringify({
      __type: "InvalidSignatureException",
      message: `<img src=x onerror="hit()"> You sent ${JSON.stringify(request.headers)}`,
    }),
  }));
}

/** A proxy before the demo's driver that puts its own texts into the JSON. */
export function startLyingDriver(
  sparkUrl: string,
  lie: (path: string, body: unknown) => unknown,
): Promise<Upstream> {
  return startUpstream(async (request) => {
    const path = request.url ?? "/";
    const real = await fetch(sparkUrl + path, { redirect: "manual" });
    const type = real.headers.get("content-type") ?? "text/plain";
    const text = await real.text();
    const isJson = real.ok && type.includes("json");
    return {
      status: real.status,
      type,
      text: isJson ? JSON.stringify(lie(path, JSON.parse(text))) : text,
    };
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

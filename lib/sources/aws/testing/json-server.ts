import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface AskedQuestion {
  /** `x-amz-target`, without its service: `GetMetricData`. */
  readonly call: string;
  readonly body: unknown;
  /** The number of requests before this one. */
  readonly index: number;
}

/** Writes the answer itself, so that it can also be slow, cut or wrong. */
export type Answer = (question: AskedQuestion, response: ServerResponse) => unknown;

export interface JsonServer {
  readonly url: string;
  readonly asked: readonly AskedQuestion[];
  /** Uses this answer from now on, and forgets the requests so far. */
  answer(answer: Answer): void;
  close(): Promise<void>;
}

/** A loopback server that answers like an AWS JSON service, with answers chosen by a test. */
export async function startJsonServer(): Promise<JsonServer> {
  let answer: Answer = (_, response) => response.end("{}");
  let asked: AskedQuestion[] = [];
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = String(request.headers["x-amz-target"]);
    const call = target.slice(target.indexOf(".") + 1);
    const question = { call, body: JSON.parse(await readText(request)), index: asked.length };
    asked.push(question);
    await answer(question, response);
  };
  const server = createServer((request, response) => {
    reply(request, response).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    get asked() {
      return asked;
    },
    answer(next) {
      answer = next;
      asked = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/x-amz-json-1.0", ...headers });
    response.end(JSON.stringify(body));
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

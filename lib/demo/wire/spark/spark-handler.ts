import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { CallCounter } from "../calls";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { answerSpark, type SparkAnswer } from "./answer-spark";
import { sparkJson } from "./spark-json";

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const HEADERS = {
  "Cache-Control": "no-cache, no-store, must-revalidate",
  "X-Frame-Options": "SAMEORIGIN",
  "X-XSS-Protection": "1; mode=block",
  "X-Content-Type-Options": "nosniff",
};
/** Jetty does not compress shorter bodies. */
const GZIP_FROM_BYTES = 64;
const compress = promisify(gzip);

/** Answers one request to a driver's UI port. */
export async function handleSpark(
  request: IncomingMessage,
  response: ServerResponse,
  { simulation, calls }: { simulation: PipelineSimulation; calls: CallCounter },
): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
  calls.count(`spark.${kindOf(url)}`);
  const { driver, troubles } = simulation;
  if (driver === undefined) {
    request.socket.destroy();
    return;
  }
  if (troubles.has("spark-hangs")) return;
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (troubles.has("spark-html")) return send(request, response, STARTING, calls);
  const answer: SparkAnswer =
    request.method === "GET" || request.method === "HEAD"
      ? answerSpark(url, simulation, driver)
      : { kind: "page", status: 405 };
  if (answer.kind === "redirect") {
    response.writeHead(302, { Location: new URL(answer.to, url).href, "Content-Length": 0 }).end();
    return;
  }
  const reply = replyOf(answer, url);
  const cut = troubles.has("spark-truncated") ? Math.ceil(reply.text.length / 2) : undefined;
  await send(request, response, { ...reply, text: reply.text.slice(0, cut) }, calls);
}

function replyOf(answer: Exclude<SparkAnswer, { kind: "redirect" }>, url: URL): Reply {
  switch (answer.kind) {
    case "json":
      return { status: 200, type: "application/json", text: sparkJson(answer.body) };
    case "metrics":
      return {
        status: 200,
        type: "text/json;charset=utf-8",
        text: JSON.stringify(answer.body),
      };
    case "text":
      // A bad date is answered with JSON's type and plain text: a fault in Spark itself.
      return {
        status: answer.status,
        type: answer.status === 400 ? "application/json" : "text/plain",
        text: answer.text,
      };
    case "page":
      return errorPage(answer.status, url.pathname);
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  calls: CallCounter,
): Promise<void> {
  const plain = Buffer.from(reply.text);
  const accepted = String(request.headers["accept-encoding"] ?? "").includes("gzip");
  const compressed = accepted && plain.length >= GZIP_FROM_BYTES;
  const body = compressed ? await compress(plain) : plain;
  calls.addSparkBytes({ sent: body.length, plain: plain.length });
  if (compressed) response.setHeader("Content-Encoding", "gzip");
  response
    .writeHead(reply.status, {
      "Content-Type": reply.type,
      "Content-Length": body.length,
      Vary: "Accept-Encoding, User-Agent",
    })
    .end(body);
}

/** The path without ids: `streaming/batches`, `executors`, `metrics/json`. */
function kindOf(url: URL): string {
  const path = url.pathname.replace(/^\/(api\/v1\/)?/, "").replace(/\/$/, "");
  const inside = path.replace(/^applications\/[^/]+\//, "").replace(/\/\d+/g, "/id");
  return inside === path && path.startsWith("applications/") ? "applications/id" : inside;
}

/** What the driver answers to every path while it starts (Spark 3.3 and later). */
const STARTING = {
  status: 200,
  type: "text/html;charset=utf-8",
  text: "Spark is starting up. Please wait a while until it's ready.",
} as const;

/** Jetty's own error page, for an unknown status or an id that is not a number. */
function errorPage(status: 404 | 405, path: string) {
  const message = status === 404 ? "Not Found" : "Method Not Allowed";
  return {
    status,
    type: "text/html;charset=iso-8859-1",
    text: `<html>
<head>
<meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>
<title>Error ${status} ${message}</title>
</head>
<body><h2>HTTP ERROR ${status} ${message}</h2>
<table>
<tr><th>URI:</th><td>${encodeURI(path)}</td></tr>
<tr><th>STATUS:</th><td>${status}</td></tr>
<tr><th>MESSAGE:</th><td>${message}</td></tr>
<tr><th>SERVLET:</th><td>org.glassfish.jersey.servlet.ServletContainer-34d4860f</td></tr>
</table>

</body>
</html>
`,
  };
}

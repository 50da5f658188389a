import { createServer } from "node:http";
import { securityHeaders } from "../../lib/config/security-headers.mjs";
import { limitConnections } from "./connections.mjs";
import { resourcePolicy } from "./cross-site.mjs";
import { hasBody, judge } from "./judge.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 * @typedef {(request: Request, response: Response, kind: import("./routes.mjs").Kind | undefined) => unknown} Answer
 * @typedef {import("./connections.mjs").Limits & { keepAliveMs: number, headersMs: number,
 *   requestMs: number, silenceMs: number }} Times
 */

/** Where the development server's pages hear of changes. */
const UPGRADED = /^\/_next\/hmr(?:\?|$)/;

/** @type {Omit<Times, "connections">} */
export const TIMES = {
  // Longer than the pages' five seconds between polls, or each poll finds its connection just closed.
  keepAliveMs: 65_000,
  // A request is one packet or two: no honest one takes so long.
  headersMs: 10_000,
  requestMs: 15_000,
  // Neither side has sent anything while an answer was due.
  silenceMs: 60_000,
  // A year's export over a slow line.
  answerMs: 300_000,
  patienceMs: 10_000,
  checkMs: 2_000,
};

/**
 * A server through which everything comes that others send: it lets through what `judge` passes,
 * with the headers of every answer set, and refuses or closes the rest. It does not listen yet.
 * @param {object} options
 * @param {import("./judge.mjs").Rules} options.rules
 * @param {Readonly<Record<string, string>>} options.headers  Of every answer, besides the security headers.
 * @param {Times} options.times
 * @param {Answer} options.answer
 * @param {import("node:events").EventEmitter} [options.upgrades]  Who takes upgraded connections;
 *   without, an upgrade is not offered and such a request is answered as any other (RFC 9110, 7.8).
 */
export function openDoor({ rules, headers, times, answer, upgrades }) {
  const server = createServer({
    keepAliveTimeout: times.keepAliveMs,
    headersTimeout: times.headersMs,
    requestTimeout: times.requestMs,
    connectionsCheckingInterval: times.checkMs,
  });
  server.timeout = times.silenceMs;
  const connections = limitConnections(server, times);
  const everywhere = Object.entries({ ...securityHeaders(rules.frameAncestors), ...headers });

  /** @param {Request} request @param {Response} response @param {import("./judge.mjs").Refused} [refused] */
  const take = (request, response, refused) => {
    if (!connections.begin(request, response)) return;
    const judged = judge(request, rules);
    const kind = "kind" in judged ? judged.kind : undefined;
    for (const [name, value] of everywhere) response.setHeader(name, value);
    response.setHeader("cross-origin-resource-policy", resourcePolicy(kind));
    if ("status" in judged) return refuse(request, response, judged);
    if (refused) return refuse(request, response, refused);
    request.url = judged.address;
    request.headers.host = judged.host;
    answer(request, response, kind);
  };
  server.on("request", (request, response) => take(request, response));
  // A body is announced, to be sent on demand: none is demanded.
  server.on("checkContinue", (request, response) => take(request, response));
  server.on("checkExpectation", (request, response) =>
    take(request, response, { status: 417, text: "Nothing is expected here." }),
  );
  // We are nobody's proxy.
  server.on("connect", (_request, socket) => socket.destroy());
  if (upgrades) {
    server.on("upgrade", (request, socket, head) => {
      // Next leaves open what it has no use for: nothing else reaches it.
      if ("status" in judge(request, rules) || !UPGRADED.test(request.url ?? ""))
        return socket.destroy();
      // The development server's connection to its page is silent for hours.
      request.socket.setTimeout(0);
      upgrades.emit("upgrade", request, socket, head);
    });
  }
  return server;
}

/**
 * @param {Request} request
 * @param {Response} response
 * @param {import("./judge.mjs").Refused} refused
 */
function refuse({ headers }, response, { status, text, allow }) {
  if (allow) response.setHeader("allow", allow);
  // What follows of the request is not waited for.
  if (status === 400 || hasBody(headers) || headers.expect)
    response.setHeader("connection", "close");
  response.setHeader("cache-control", "no-store");
  if (text) response.setHeader("content-type", "text/plain; charset=utf-8");
  response.writeHead(status).end(text && `${text}\n`);
}

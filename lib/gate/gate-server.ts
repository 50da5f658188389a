import type { EventEmitter } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { admit, hasBody, type Refused, type Rules } from "./admit/admit";
import { type ConnectionLimits, Connections } from "./connections/connections";
import { resourcePolicy } from "./admit/cross-site";
import type { Kind } from "./admit/routes";
import { securityHeaders } from "./answer/security-headers";

/** Answers an admitted request. */
export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  kind: Kind | undefined,
) => unknown;

export interface Limits extends ConnectionLimits {
  readonly keepAliveMs: number;
  readonly headersMs: number;
  readonly requestMs: number;
  readonly silenceMs: number;
}

export interface GateServerOptions {
  readonly rules: Rules;
  /** Added to every answer, besides the security headers. */
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: Limits;
  readonly answer: Answer;
  /**
   * Takes upgraded connections. Without it no upgrade is offered, and such a request is answered
   * like any other (RFC 9110, 7.8).
   */
  readonly upgrades?: EventEmitter | undefined;
}

/** The address at which the development server's pages learn of changes. */
const UPGRADED = /^\/_next\/hmr(?:\?|$)/;

export const DEFAULT_LIMITS: Omit<Limits, "connections"> = {
  // Longer than the pages' five seconds between polls: otherwise each poll would find its
  // connection just closed.
  keepAliveMs: 65_000,
  // A request is one packet or two: no honest one takes this long.
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
 * The server for every request: it passes on what `admit` admits, with the headers of every answer
 * set, and refuses or closes the rest. It does not listen yet.
 */
export function createGateServer(options: GateServerOptions): Server {
  const { rules, limits, answer, upgrades } = options;
  const server = createServer({
    keepAliveTimeout: limits.keepAliveMs,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkMs,
  });
  server.timeout = limits.silenceMs;
  const connections = new Connections(server, limits);
  const everywhere = Object.entries({
    ...securityHeaders(rules.frameAncestors),
    ...options.headers,
  });

  const take = (request: IncomingMessage, response: ServerResponse, refused?: Refused) => {
    if (!connections.begin(request, response)) return;
    const judged = admit(request, rules);
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
  // A body is announced, to be sent on request; it is never requested.
  server.on("checkContinue", (request, response) => take(request, response));
  server.on("checkExpectation", (request, response) =>
    take(request, response, { status: 417, text: "Nothing is expected here." }),
  );
  // We are no proxy.
  server.on("connect", (_request, socket) => socket.destroy());
  if (upgrades) passUpgrades(server, rules, upgrades);
  return server;
}

function passUpgrades(server: Server, rules: Rules, upgrades: EventEmitter): void {
  server.on("upgrade", (request, socket, head) => {
    // Next would leave other upgrades open: they do not reach it.
    if ("status" in admit(request, rules) || !UPGRADED.test(request.url ?? ""))
      return socket.destroy();
    // The development server's connection to its page is silent for hours.
    request.socket.setTimeout(0);
    upgrades.emit("upgrade", request, socket, head);
  });
}

function refuse(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { status, text, allow }: Refused,
): void {
  if (allow) response.setHeader("allow", allow);
  // The rest of the request is not waited for.
  if (status === 400 || hasBody(headers) || headers.expect)
    response.setHeader("connection", "close");
  response.setHeader("cache-control", "no-store");
  if (text) response.setHeader("content-type", "text/plain; charset=utf-8");
  response.writeHead(status).end(text && `${text}\n`);
}

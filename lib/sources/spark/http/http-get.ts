import {
  request as requestHttp,
  type Agent,
  type ClientRequest,
  type IncomingMessage,
} from "node:http";
import { request as requestHttps } from "node:https";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { deadline } from "../../untrusted/deadline";
import { SourceError } from "../../source";
import type { Asked, HttpAnswer } from "../answers/answer";
import { classifyFailure, classifyTimeout, type Progress } from "../answers/classify-failure";

export interface HttpGet {
  readonly url: URL;
  readonly asked: Asked;
  readonly agent: Agent;
  readonly authorization?: string;
  readonly timeoutMs: number;
  /** The largest body after decompression. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Called with the answer's `Date` header, epoch ms. */
  readonly onDate?: (serverMs: number) => void;
}

/**
 * One GET by node:http instead of fetch: fetch refuses some of the ports that Spark's UI climbs to
 * (4045 is on its list), refuses credentials in a URL, and is replaced by Next.
 *
 * @throws SourceError when no complete answer arrived; the signal's reason when the signal fired.
 */
export async function httpGet(get: HttpGet): Promise<HttpAnswer> {
  try {
    return await attempt(get);
  } catch (error) {
    // Spark's Jetty drops a connection that was idle for 8 s: a request on it is sent again.
    if (isUnansweredReset(error)) return attempt(get);
    throw error;
  }
}

async function attempt(get: HttpGet): Promise<HttpAnswer> {
  const limit = deadline(get.timeoutMs, get.signal);
  let progress: Progress = "connecting";
  try {
    const request = send(get, limit.signal);
    request.once("socket", (socket) => {
      const connected = () => (progress = "waiting");
      if (socket.connecting) socket.once("connect", connected);
      else connected();
    });
    const response = await responseTo(request);
    progress = "reading";
    const date = Date.parse(response.headers.date ?? "");
    if (!Number.isNaN(date)) get.onDate?.(date);
    const { location } = response.headers;
    const authenticate =
      response.headers["www-authenticate"] ?? response.headers["proxy-authenticate"];
    return {
      status: response.statusCode ?? 0,
      contentType: (response.headers["content-type"] ?? "").toLowerCase(),
      ...(location === undefined ? {} : { location: absolute(location, get.url) }),
      ...(authenticate === undefined ? {} : { authenticate: String(authenticate) }),
      body: await readBody(response, get),
    };
  } catch (cause) {
    get.signal.throwIfAborted();
    if (cause instanceof SourceError) throw cause;
    const { fault, message } = limit.hasPassed
      ? classifyTimeout(get.timeoutMs, progress, get.asked)
      : classifyFailure(codeOf(cause), progress, get.asked);
    throw new SourceError({ source: "spark", call: get.asked.call, fault, message, cause });
  } finally {
    limit.clear();
  }
}

function send({ url, agent, authorization }: HttpGet, signal: AbortSignal): ClientRequest {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return request(url, {
    agent,
    signal,
    headers: {
      accept: "application/json",
      "accept-encoding": "gzip",
      ...(authorization === undefined ? {} : { authorization }),
    },
  }).end();
}

function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once("response", resolve);
    // Not `once`: a request may report a second error after it was aborted.
    request.on("error", reject);
  });
}

async function readBody(response: IncomingMessage, { asked, maxBytes }: HttpGet): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(asked, maxBytes);
      chunks.push(chunk);
    }
  };
  const isPacked = response.headers["content-encoding"] === "gzip";
  try {
    await (isPacked ? pipeline(response, createGunzip(), collect) : pipeline(response, collect));
  } catch (cause) {
    // Stopping in the middle of a body looks like a reset of the connection, whichever error comes
    // first.
    throw size > maxBytes ? tooLarge(asked, maxBytes) : cause;
  }
  return Buffer.concat(chunks).toString("utf8");
}

function tooLarge({ call, where }: Asked, maxBytes: number): SourceError {
  return new SourceError({
    source: "spark",
    call,
    fault: "too-large",
    message: `The answer of ${where} to ${call} is larger than ${Math.floor(maxBytes / 1024 ** 2)} MiB and was not read on (far too many batches wait): look at the application itself, and lower spark.streaming.ui.retainedBatches if it was raised.`,
  });
}

function absolute(location: string, base: URL): string {
  return URL.canParse(location, base) ? new URL(location, base).href : location;
}

function isUnansweredReset(error: unknown): boolean {
  if (!(error instanceof SourceError) || error.fault !== "unreachable") return false;
  const code = codeOf(error.cause);
  return code === "ECONNRESET" || code === "EPIPE";
}

/** Node's code of a failure. A host with several addresses fails with one error for each. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}

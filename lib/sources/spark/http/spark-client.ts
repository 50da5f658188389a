import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { isSourceError, type OnAnswer } from "../../source";
import type { HttpAnswer } from "../answers/answer";
import { httpGet } from "./http-get";
import { classifyAnswer } from "../answers/classify-answer";

/** The first JSON answer of a starting driver takes 3.5 s (recorded): 5 s would be too tight. */
const TIMEOUT_MS = 8_000;

/** 32 MiB holds about 100,000 batches: no working driver has more. */
const MAX_BYTES = 32 * 1024 ** 2;

/** Below the 8 s after which Spark's Jetty drops an idle connection. */
const IDLE_MS = 5_000;

/** From a slower answer the server's clock is too uncertain. */
const PROMPT_MS = 1_000;

export interface SparkClientOptions {
  /** The driver's UI, or a proxy up to the application; may carry a path prefix and credentials. */
  readonly baseUrl: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** Called with the driver's clock (whole seconds) and ours at the same moment, epoch ms. */
  readonly onServerTime?: (serverMs: number, localMs: number) => void;
  readonly onAnswer?: OnAnswer;
}

export interface SparkRequest {
  /** Below the base address: `/api/v1/applications`. */
  readonly path: string;
  /** The name of the call in messages: `applications`. */
  readonly call: string;
  readonly signal: AbortSignal;
}

export interface SparkClient {
  /** The address without credentials, as messages name it. */
  readonly where: string;
  /**
   * The JSON of one path, unchanged.
   *
   * @throws SourceError that says what came instead, and what to do.
   */
  get(request: SparkRequest): Promise<unknown>;
  /** A page of the driver's UI as text; undefined when the driver does not show it. */
  page(path: string, signal: AbortSignal): Promise<string | undefined>;
  /** Closes the connections that are kept open. */
  close(): void;
}

export function createSparkClient(options: SparkClientOptions): SparkClient {
  const base = new URL(options.baseUrl);
  const prefix = base.pathname.replace(/\/+$/, "");
  const where = `${base.protocol}//${base.host}${prefix}`;
  const authorization = basicAuthorization(base);
  const secure = base.protocol === "https:";
  const agent = new (secure ? HttpsAgent : HttpAgent)({ keepAlive: true, timeout: IDLE_MS });

  async function ask({ path, call, signal }: SparkRequest): Promise<HttpAnswer> {
    const sentAt = Date.now();
    return httpGet({
      url: new URL(where + path),
      asked: { call, where },
      agent,
      ...(authorization === undefined ? {} : { authorization }),
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      maxBytes: options.maxBytes ?? MAX_BYTES,
      signal,
      onDate: (serverMs) => {
        const tookMs = Date.now() - sentAt;
        if (tookMs <= PROMPT_MS) options.onServerTime?.(serverMs, sentAt + tookMs / 2);
      },
    });
  }

  return {
    where,
    async get(request) {
      const answer = await ask(request);
      const { status, contentType, body } = answer;
      options.onAnswer?.({ call: request.path, status, contentType, body });
      return classifyAnswer(answer, { call: request.call, where });
    },
    async page(path, signal) {
      try {
        const { status, body } = await ask({ path, call: path, signal });
        return status === 200 ? body : undefined;
      } catch (error) {
        if (isSourceError(error)) return undefined;
        throw error;
      }
    },
    close: () => agent.destroy(),
  };
}

function basicAuthorization({ username, password }: URL): string | undefined {
  if (username === "" && password === "") return undefined;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString("base64")}`;
}

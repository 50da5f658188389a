import { IncomingMessage } from "node:http";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { OnAnswer } from "../source";

type Handle = NodeHttpHandler["handle"];

/** Called for each answer with AWS's clock and ours, epoch ms. A `Date` header has whole seconds. */
export type OnServerTime = (serverMs: number, localMs: number) => void;

export interface HandlerLimits {
  /** The time limit of one attempt, ms, from the request to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly onServerTime?: OnServerTime | undefined;
  readonly onAnswer?: OnAnswer | undefined;
}

/** The answer is larger than we are willing to hold. */
export class AnswerTooLarge extends Error {
  override readonly name = "AnswerTooLarge";
}

/** A connection that takes longer is unlikely to be made at all. */
const MAX_CONNECT_MS = 3_000;

/**
 * HTTP/1.1 with limits that hold. The SDK's own handler has none by default. It only warns when
 * `requestTimeout` has passed, unless it is configured to throw, and it never bounds the body: an
 * upstream that stops in the middle of an answer would hang the poll for ever.
 */
export class BoundedHandler extends NodeHttpHandler {
  readonly #limits: HandlerLimits;

  constructor(limits: HandlerLimits) {
    super({
      connectionTimeout: Math.min(MAX_CONNECT_MS, limits.timeoutMs),
      requestTimeout: limits.timeoutMs,
      throwOnRequestTimeout: true,
    });
    this.#limits = limits;
  }

  override async handle(...question: Parameters<Handle>): ReturnType<Handle> {
    const deadline = performance.now() + this.#limits.timeoutMs;
    const answer = await super.handle(...question);
    this.#tellTime(answer.response.headers["date"]);
    const body: unknown = answer.response.body;
    if (body instanceof IncomingMessage) {
      const whole = await readWhole(body, this.#limits, deadline);
      answer.response.body = whole;
      this.#limits.onAnswer?.({
        call: (question[0].headers["x-amz-target"] ?? "").replace(/^.*\./, ""),
        status: answer.response.statusCode,
        contentType: answer.response.headers["content-type"] ?? "",
        body: Buffer.from(whole).toString("utf8"),
      });
    }
    return answer;
  }

  #tellTime(date: string | undefined): void {
    const serverMs = Date.parse(date ?? "");
    if (!Number.isNaN(serverMs)) this.#limits.onServerTime?.(serverMs, Date.now());
  }
}

async function readWhole(
  body: IncomingMessage,
  { maxBytes, timeoutMs }: HandlerLimits,
  deadline: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const timer = setTimeout(
    () => body.destroy(timeoutError(timeoutMs)),
    Math.max(1, deadline - performance.now()),
  );
  try {
    // Leaving the loop by an exception also closes the connection.
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new AnswerTooLarge(`more than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}

/** Has the name of the SDK's own timeouts, so that its retries treat it alike. */
function timeoutError(limitMs: number): Error {
  const error = new Error("the answer did not end in time");
  return Object.assign(error, { name: "TimeoutError", limitMs });
}

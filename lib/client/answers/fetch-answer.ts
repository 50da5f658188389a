import type { Problem } from "@/lib/contract/problem";
import { ANSWERED_HEADER, VERSION_HEADER } from "@/lib/contract/urls";
import { COLUMNS_TYPE } from "@/lib/contract/window";
import { serverClock } from "../clock/server-clock";
import { serverVersion } from "../reload/server-version";
import { ApiError } from "./api-error";

/** One good answer of the API, with the facts of its headers. */
export interface Answer<T> {
  /**
   * The requested address: while another window loads, SWR still returns the previous window's
   * answer.
   */
  readonly url: string;
  readonly body: T;
  /** Equal tags mean equal bodies, apart from ages; null when the server sent none. */
  readonly etag: string | null;
  /** The instant of the answer, server's clock, epoch ms; null when the server sent none. */
  readonly answeredAt: number | null;
}

/**
 * Above the server's slowest correct answer; below the age at which the page calls itself stale.
 */
const TIMEOUT_MS = 10_000;

/**
 * Asks our own API. With `no-cache` the browser keeps the body but revalidates it, so that an
 * unchanged answer costs a 304. Throws {@link ApiError} for everything except a good JSON answer:
 * fetch itself resolves on a 500, and SWR would draw the problem as data.
 */
export async function fetchAnswer<T>(url: string): Promise<Answer<T>> {
  const response = await ask(url);
  serverVersion.note(response.headers.get(VERSION_HEADER));
  if (!response.ok) throw new ApiError(response.status, await reason(response));
  const date = Date.parse(response.headers.get("date") ?? "");
  if (!Number.isNaN(date)) serverClock.sync(date);
  // We own both sides of the contract: the server that answers is the one that served this page.
  const body = (await response.json().catch(notJson(response.status))) as T;
  const { headers } = response;
  return { url, body, etag: headers.get("etag"), answeredAt: instantOf(headers) };
}

function instantOf(headers: Headers): number | null {
  const instant = headers.get(ANSWERED_HEADER);
  return instant !== null && /^\d{1,16}$/.test(instant) ? Number(instant) : null;
}

async function ask(url: string): Promise<Response> {
  try {
    return await fetch(url, {
      cache: "no-cache",
      headers: { accept: `${COLUMNS_TYPE}, application/json` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new ApiError(null, unansweredWords(cause), { cause });
  }
}

function unansweredWords(cause: unknown): string {
  return cause instanceof Error && cause.name === "TimeoutError"
    ? `The Narrows server did not answer within ${TIMEOUT_MS / 1000} s.`
    : "The Narrows server cannot be reached.";
}

/** A proxy may answer an error with HTML. Then only the status line can be used. */
async function reason(response: Response): Promise<string> {
  const problem: Partial<Problem> = await response.json().catch(() => ({}));
  return (
    problem.detail ?? `The Narrows server answered ${response.status} ${response.statusText}`.trim()
  );
}

function notJson(status: number): (cause: unknown) => never {
  return (cause) => {
    throw new ApiError(status, "The Narrows server's answer is not JSON.", { cause });
  };
}

import type { ServerResponse } from "node:http";

/**
 * Dates an answer by a clock of the demo's own. By the clock on the wall Node does it itself, and later:
 * when the answer is written.
 */
export function dateBy(now: () => number, response: ServerResponse): void {
  if (now !== Date.now) response.setHeader("date", new Date(now()).toUTCString());
}

import type { ServerResponse } from "node:http";

/**
 * Sets the date of an answer by a clock of the demo's own. By the system clock Node does it itself,
 * later, when the answer is written.
 */
export function dateBy(now: () => number, response: ServerResponse): void {
  if (now !== Date.now) response.setHeader("date", new Date(now()).toUTCString());
}

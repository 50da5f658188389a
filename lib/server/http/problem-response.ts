import type { Problem } from "@/lib/contract/problem";

/** 403: an image, a frame or a script of another site's page. */
export const REFUSED_FOREIGN: Problem = {
  type: "about:blank",
  title: "Forbidden",
  status: 403,
  detail: "Another site's page asks for this, and makes no use of it. Open it in a tab of its own.",
};

/** 429: more is requested than can be answered soon. */
export const TOO_BUSY: Problem = {
  type: "about:blank",
  title: "Too many requests",
  status: 429,
  detail:
    "Too many windows are being asked for at once. Ask again in a few seconds, one at a time.",
};

/** By then some waiting requests have been answered, s. */
const RETRY_AFTER = "5";

export function problemResponse(problem: Problem): Response {
  return Response.json(problem, {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(problem.status === TOO_BUSY.status && { "retry-after": RETRY_AFTER }),
    },
  });
}

import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const POLICY_HEADER = "content-security-policy";

export interface PagePolicyOptions {
  readonly nonce: string;
  /** CSP source list of pages that may embed this one (wall screens do). */
  readonly frameAncestors: string;
  readonly dev: boolean;
}

/**
 * The Content Security Policy of a page. Scripts need the nonce of their own page; nothing is
 * evaluated from text, except by the development server, whose reloading needs it. Styles may stand
 * in the markup, because charts place their labels so.
 */
export function pagePolicy({ nonce, frameAncestors, dev }: PagePolicyOptions): string {
  const policy = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "connect-src": dev ? "'self' ws:" : "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": frameAncestors,
  };
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}

/** Gives the answer to a request for a page its policy, with a nonce that no other answer has. */
export function setPagePolicy(
  request: IncomingMessage,
  response: ServerResponse,
  rules: Omit<PagePolicyOptions, "nonce">,
): void {
  const policy = pagePolicy({ ...rules, nonce: randomBytes(16).toString("base64") });
  // Next reads the nonce of its own scripts out of this header of the request.
  request.headers[POLICY_HEADER] = policy;
  response.setHeader(POLICY_HEADER, policy);
}

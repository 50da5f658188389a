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
 * The Content Security Policy of a page. Scripts need the nonce of their own page. Only the
 * development server may evaluate text as code, because its reloading needs that. Inline styles are
 * allowed, because charts place their labels with them.
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

/** Sets the policy of a page's answer, with a nonce that no other answer has. */
export function setPagePolicy(
  request: IncomingMessage,
  response: ServerResponse,
  rules: Omit<PagePolicyOptions, "nonce">,
): void {
  const policy = pagePolicy({ ...rules, nonce: randomBytes(16).toString("base64") });
  // Next reads the nonce of its own scripts from this header of the request.
  request.headers[POLICY_HEADER] = policy;
  response.setHeader(POLICY_HEADER, policy);
}

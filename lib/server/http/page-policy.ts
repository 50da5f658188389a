/**
 * The Content Security Policy of a page. Scripts need the nonce of their own page; nothing is
 * evaluated from text, except by the development server, whose reloading needs it. Styles may stand
 * in the markup, because charts place their labels so.
 *
 * @param frameAncestors CSP source list of pages that may embed this one (walls do)
 */
export function pagePolicy(options: {
  readonly nonce: string;
  readonly frameAncestors: string;
  readonly development: boolean;
}): string {
  const { nonce, frameAncestors, development } = options;
  const policy = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "connect-src": development ? "'self' ws:" : "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": frameAncestors,
  };
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}

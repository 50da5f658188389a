/**
 * The headers of every answer that is not a page: data, health, scripts, pictures. Such an answer is
 * never a document, and says so; a page has a policy of its own instead (page-policy.ts).
 *
 * @param frameAncestors CSP source list of pages that may embed this one (wall screens do)
 */
export function securityHeaders(frameAncestors: string): Readonly<Record<string, string>> {
  return {
    "content-security-policy": `default-src 'none'; frame-ancestors ${frameAncestors}`,
    "x-content-type-options": "nosniff",
    // A window's address names the stream: it stays inside.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
  };
}

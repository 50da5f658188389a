/**
 * The headers of every answer that is not a page: data, health, scripts, images. They say that such
 * an answer is never a document. A page has its own policy (page-policy.ts).
 *
 * @param frameAncestors CSP source list of pages that may embed this one (wall screens do)
 */
export function securityHeaders(frameAncestors: string): Readonly<Record<string, string>> {
  return {
    "content-security-policy": `default-src 'none'; frame-ancestors ${frameAncestors}`,
    "x-content-type-options": "nosniff",
    // The address of a window names the stream, so it is not sent to other sites.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
  };
}

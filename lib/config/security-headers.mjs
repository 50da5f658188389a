/**
 * The headers of every answer that is not a page: data, health, scripts, pictures. Such an answer is
 * never a document, and says so; pages get a policy with their own nonce on top (proxy.ts).
 * @param {string} frameAncestors  CSP source list of pages that may embed this one (walls do)
 * @returns {Readonly<Record<string, string>>}
 */
export function securityHeaders(frameAncestors) {
  return {
    "content-security-policy": `default-src 'none'; frame-ancestors ${frameAncestors}`,
    "x-content-type-options": "nosniff",
    // A window's address names the stream: it stays inside.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
  };
}

const LONGEST = 160;

/**
 * What an upstream page says, fit to be quoted in a sentence: no markup, scripts, line breaks or
 * URL credentials, at most 160 characters.
 */
export function plainText(upstream: string): string {
  const text = upstream
    // A page may be huge; what is worth quoting stands at its beginning.
    .slice(0, 20_000)
    .replaceAll(/<(script|style|head)\b[^]*?(<\/\1>|$)/gi, " ")
    .replaceAll(/<[^>]*(>|$)/g, " ")
    .replaceAll(/\/\/[^/\s@]*@/g, "//")
    // oxlint-disable-next-line no-control-regex -- removing them is the point
    .replaceAll(/[\s\u0000-\u001f\u007f]+/g, " ")
    .trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

import { beginning, shownText } from "../../untrusted/shown-text";

const LONGEST = 160;

/**
 * What an upstream page says, fit to be quoted in a sentence: no markup, scripts, line breaks or
 * secrets, at most 160 characters.
 */
export function plainText(upstream: string): string {
  const text = beginning(upstream)
    .replaceAll(/<(script|style|head)\b[^]*?(<\/\1>|$)/gi, " ")
    .replaceAll(/<[^>]*(>|$)/g, " ");
  return shownText(text, LONGEST);
}

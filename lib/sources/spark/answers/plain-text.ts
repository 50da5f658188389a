import { beginning, shownText } from "../../untrusted/shown-text";

const LONGEST = 160;

/**
 * The text of an upstream page, fit to be quoted in a sentence: without markup, scripts, line
 * breaks and secrets, at most 160 characters.
 */
export function plainText(upstream: string): string {
  const text = beginning(upstream)
    .replaceAll(/<(script|style|head)\b[^]*?(<\/\1>|$)/gi, " ")
    .replaceAll(/<[^>]*(>|$)/g, " ");
  return shownText(text, LONGEST);
}

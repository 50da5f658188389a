/** A sentence about a source's trouble, in its two parts. */
export interface ProblemAndRemedy {
  /** What happened, and where: `AWS denies GetMetricData of orders in eu-west-1`. */
  readonly problem: string;
  /**
   * What to do, as an order: `allow cloudwatch:GetMetricData to …`; absent when the sentence has
   * none.
   */
  readonly remedy?: string;
}

/**
 * Splits the sentence of a source's trouble. All have the same form: what happened, a colon, what
 * to do. Colons in brackets and quotes are part of quoted text and are ignored.
 */
export function problemAndRemedy(sentence: string): ProblemAndRemedy {
  const text = sentence.trim().replace(/\.$/, "");
  const at = lastColon(text);
  if (at < 0) return { problem: text };
  return { problem: text.slice(0, at), remedy: text.slice(at + 2) };
}

/**
 * The position of the last colon that is followed by a space and lies outside brackets and quotes;
 * −1: none.
 */
function lastColon(text: string): number {
  const bare = text.replaceAll(/"[^"]*"|\([^()]*\)/g, (aside) => "_".repeat(aside.length));
  return bare.lastIndexOf(": ");
}

/** What happened, without its parts in brackets: short enough for a headline. */
export function inShort(what: string): string {
  return what
    .replaceAll(/ \((?:[^()"]|"[^"]*")*\)/g, "")
    .replace(/^spark: /, "the driver's answer to ");
}

/** First words of our sentences that are not names. */
const COMMON = /^(?:The|Nothing|No|Something|What|How|It|Just)\b/;

/** A sentence as a clause of another one: `the driver …`. Names keep their capital. */
export function asClause(text: string): string {
  return COMMON.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** A clause as a sentence of its own, without its full stop. */
export function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

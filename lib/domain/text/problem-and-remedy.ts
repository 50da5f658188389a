/** A sentence about a source's trouble in its two parts. */
export interface ProblemAndRemedy {
  /** What happened, and where: `AWS denies GetMetricData of orders in eu-west-1`. */
  readonly problem: string;
  /** What to do, as an order: `allow cloudwatch:GetMetricData to …`; absent where the sentence has none. */
  readonly remedy?: string;
}

/**
 * Takes the sentence of a source's trouble apart. All of them are made alike: what happened, a colon,
 * what to do. Colons in brackets and quotes are somebody else's words, and part no sentence.
 */
export function problemAndRemedy(sentence: string): ProblemAndRemedy {
  const text = sentence.trim().replace(/\.$/, "");
  const at = lastColon(text);
  if (at < 0) return { problem: text };
  return { problem: text.slice(0, at), remedy: text.slice(at + 2) };
}

/** Where the last colon stands that is followed by a space and lies outside of brackets and quotes; −1: nowhere. */
function lastColon(text: string): number {
  const bare = text.replaceAll(/"[^"]*"|\([^()]*\)/g, (aside) => "_".repeat(aside.length));
  return bare.lastIndexOf(": ");
}

/** What happened, without its asides in brackets: short enough for a headline. */
export function inShort(what: string): string {
  return what
    .replaceAll(/ \((?:[^()"]|"[^"]*")*\)/g, "")
    .replace(/^spark: /, "the driver's answer to ");
}

/** First words of our own that begin a sentence, and are no names. */
const COMMON = /^(?:The|Nothing|No|Something|What|How|It|Just)\b/;

/** A sentence as a clause of another one: `the driver …`; names keep their capital. */
export function asClause(text: string): string {
  return COMMON.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** A clause as a sentence of its own, without its full stop. */
export function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

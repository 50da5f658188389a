const LONGEST = 300;

/**
 * The first line of an upstream text that has any, at most 300 characters: stack traces run to
 * pages. Control characters are dropped; markup is left in, so it must still be escaped.
 */
export function firstLine(text: string | undefined): string | undefined {
  const line = text
    ?.split(/[\r\n]/)
    // oxlint-disable-next-line no-control-regex -- removing them is the point
    .map((part) => part.replaceAll(/[\u0000-\u001f\u007f]+/g, " ").trim())
    .find((part) => part !== "");
  if (line === undefined) return undefined;
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

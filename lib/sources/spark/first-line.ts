import { beginning, shownText } from "../shown-text";

/**
 * The first line of an upstream text that has any, as it may be shown: stack traces run to pages.
 * Markup is left in, so it must still be escaped.
 */
export function firstLine(text: string | undefined): string | undefined {
  return beginning(text ?? "")
    .split(/[\r\n]/)
    .map((line) => shownText(line))
    .find((line) => line !== "");
}

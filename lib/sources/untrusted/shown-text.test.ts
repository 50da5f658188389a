import { expect, it } from "vitest";
import { firstLine } from "./shown-text";

it.each([
  [
    "the first line of a stack trace",
    "java.io.IOException: lost\n\tat App",
    "java.io.IOException: lost",
  ],
  ["the first line that holds something", "\n  \r\n late", "late"],
  ["300 characters whole", "x".repeat(300), "x".repeat(300)],
  ["a longer line cut", "x".repeat(301), `${"x".repeat(299)}…`],
  ["nothing of an empty text", "", undefined],
  ["nothing of no text", undefined, undefined],
])("takes %s", (_, text, line) => expect(firstLine(text)).toBe(line));

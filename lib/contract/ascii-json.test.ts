import { expect, it } from "vitest";
import { asciiJson } from "./ascii-json";

it.each([
  ["ASCII stays as it is", 'a "b" \\ /\n~', '"a \\"b\\" \\\\ /\\n~"'],
  ["a dash and a thin space", "1–2\u202fs", '"1\\u20132\\u202fs"'],
  ["a Latin-1 letter, and DEL", "é\u007f", '"\\u00e9\\u007f"'],
  ["a character of two units", "🙂", '"\\ud83d\\ude42"'],
])("%s", (_what, value, json) => {
  expect(asciiJson(value)).toBe(json);
  expect(JSON.parse(asciiJson({ [value]: [value] }))).toEqual({ [value]: [value] });
});

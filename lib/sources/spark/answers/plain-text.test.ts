import { expect, it } from "vitest";
import { plainText } from "./plain-text";

it.each([
  ["drops markup", "<p>no <b>such</b>\n app</p>", "no such app"],
  [
    "drops scripts, styles and the head",
    "<head><title>t</title></head><script>x()</script>ok",
    "ok",
  ],
  ["drops what an unfinished tag begins", 'denied <a href="x', "denied"],
  ["drops credentials of a URL", "see http://user:secret@host/x", "see http://host/x"],
  ["drops control characters", "a\u0000b\u001b[31mc", "a b [31mc"],
  ["leaves nothing of nothing", " \n", ""],
])("%s from the quoted text", (_, upstream, text) => expect(plainText(upstream)).toBe(text));

it("cuts the quoted text at 160 characters", () => {
  expect(plainText("x".repeat(160))).toBe("x".repeat(160));
  expect(plainText("x".repeat(161))).toBe(`${"x".repeat(159)}…`);
});

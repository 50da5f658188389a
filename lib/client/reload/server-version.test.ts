import { expect, it } from "vitest";
import { ServerVersion } from "./server-version";

it.each([
  ["nothing was heard", [], "a", false],
  ["the same build answers", ["a"], "a", false],
  ["another build answers", ["b"], "a", true],
  ["an answer without a version follows", ["b", null, ""], "a", true],
  ["the old build is back", ["b", "a"], "a", false],
  ["the page does not know its own", ["b"], "", false],
])("%s", (_what, heard, own, differs) => {
  const server = new ServerVersion();
  for (const version of heard) server.note(version);
  expect(server.differsFrom(own)).toBe(differs);
});

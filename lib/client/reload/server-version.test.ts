import { expect, it } from "vitest";
import { ServerVersion } from "./server-version";

it.each([
  ["no answer yet", [], "a", false],
  ["the same build answers", ["a"], "a", false],
  ["another build answers", ["b"], "a", true],
  ["an answer without a version follows", ["b", null, ""], "a", true],
  ["the old build is back", ["b", "a"], "a", false],
  ["the page does not know its own", ["b"], "", false],
])("%s", (_what, versions, own, differs) => {
  const server = new ServerVersion();
  for (const version of versions) server.note(version);
  expect(server.differsFrom(own)).toBe(differs);
});

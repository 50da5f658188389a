import { describe, expect, it } from "vitest";
import { etagOf, matches, pipelinesContent } from "./etag";

describe("matches", () => {
  const tag = etagOf({ a: 1 });
  it.each([
    ["the same tag", tag, true],
    ["the same tag, strong", tag.replace("W/", ""), true],
    ["one of a list", `"x", ${tag}`, true],
    ["anything", "*", true],
    ["another tag", '"x"', false],
    ["no tag", null, false],
  ])("%s", (_name, header, wanted) => expect(matches(header, tag)).toBe(wanted));

  it("differs when the content does", () => expect(etagOf({ a: 2 })).not.toBe(tag));
});

describe("pipelinesContent", () => {
  it("does not change with the time of asking alone", () => {
    const answer = (now: number) => ({ now, demo: true, pipelines: [] });
    expect(etagOf(pipelinesContent(answer(1)))).toBe(etagOf(pipelinesContent(answer(2))));
  });
});

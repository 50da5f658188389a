import { describe, expect, it } from "vitest";
import { incident } from "@/lib/answer/export/fixtures/incident";
import { etagOf, matches, pipelinesContent, windowContent } from "./etag";

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

describe("windowContent of a live window", () => {
  /** The same knowledge, requested `laterMs` later: edges and the addresses of links move. */
  const requested = (laterMs: number) => {
    const window = {
      ...incident.window,
      from: incident.window.from + laterMs,
      to: incident.window.to + laterMs,
      live: true,
    };
    const links = incident.links.map((link) => ({ ...link, href: `${link.href}&at=${laterMs}` }));
    return windowContent({ ...incident, now: incident.now + laterMs, window, links });
  };

  it("does not change with the time of asking alone", () => {
    expect(incident.links.length).toBeGreaterThan(0);
    expect(etagOf(requested(5_000))).toBe(etagOf(requested(0)));
  });

  it("changes with what is known", () => {
    const { verdictLog } = incident;
    const later = { ...incident, verdictLog: verdictLog.slice(1) };
    const window = { ...incident.window, live: true };
    expect(etagOf(windowContent({ ...later, window }))).not.toBe(
      etagOf(windowContent({ ...incident, window })),
    );
  });
});

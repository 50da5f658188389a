import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { healthy, nothingYet } from "../fixtures/window-answer";
import { LinkList } from "./link-list";
import { EventList } from "./event-list";
import { factRows } from "./facts-list";
import { betweenScans } from "./leases-table";

describe("factRows", () => {
  it("writes each fact with its unit", () =>
    expect(factRows(healthy.facts, healthy.limits)).toEqual([
      ["Stream mode", "provisioned"],
      ["Retention", "1 d"],
      ["Batch interval", "10 s"],
    ]));
  it("writes an unknown fact as a dash, not as zero", () =>
    expect(factRows(nothingYet.facts, nothingYet.limits).map(([, text]) => text)).toEqual(
      Array.from({ length: 3 }, () => "–"),
    ));
});

describe("betweenScans", () => {
  it.each([
    [true, "yes"],
    [false, "no"],
    [null, "not known yet"],
  ])("%s is written as %s", (seen, words) => expect(betweenScans(seen)).toBe(words));
});

describe("the lists", () => {
  it("show the newest event first, as text", () => {
    const events = [
      { at: 1_000, kind: "reshard", text: "2 → 4 shards" },
      { at: 2_000, kind: "app-restart", text: "<b>new</b>" },
    ] as const;
    const markup = renderToStaticMarkup(createElement(EventList, { events, today: 3_000 }));
    expect(markup.indexOf("Restart")).toBeLessThan(markup.indexOf("Reshard"));
    expect(markup).not.toContain("<b>new</b>");
  });
  it("show no links where there are none", () =>
    expect(renderToStaticMarkup(createElement(LinkList, { links: [] }))).toBe(""));
});

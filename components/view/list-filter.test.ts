import { describe, expect, it } from "vitest";
import { NO_FILTER } from "./list-filter";
import { pageHref, parseView } from "./view-params";

describe("the filter in an address", () => {
  it.each([
    ["severity=critical,warning", { severities: ["critical", "warning"] }],
    ["severity=ok,critical", { severities: ["critical", "ok"] }],
    ["severity=CRITICAL", { severities: ["critical"] }],
    ["region=eu-west-1", { region: "eu-west-1" }],
    ["q=orders+eu", { text: "orders eu" }],
  ])("%s", (query, wanted) => {
    const view = parseView(Object.fromEntries(new URLSearchParams(query)));
    expect(view.list).toEqual({ ...NO_FILTER, ...wanted });
  });

  it.each(["", "severity=", "severity=bad", "region=", "q=", "q=+"])(
    "'%s' is none, so that no link carries it",
    (query) =>
      expect(parseView(Object.fromEntries(new URLSearchParams(query))).list).toBeUndefined(),
  );

  it("is written into links, and read from them again", () => {
    const list = { severities: ["critical", "ok"], region: "eu-west-1", text: " a b " } as const;
    const href = pageHref("/p/orders", parseView({ theme: "dark" }), { list });
    expect(href).toBe("/p/orders?theme=dark&severity=critical%2Cok&region=eu-west-1&q=a+b");
    const again = parseView(Object.fromEntries(new URLSearchParams(href.split("?")[1])));
    expect(again.list).toEqual({ ...list, text: "a b" });
  });

  it("is left out when nothing is filtered", () =>
    expect(pageHref("/", parseView({}), { list: NO_FILTER })).toBe("/"));
});

import { describe, expect, it } from "vitest";
import { clientOf } from "./client";

const of = (headers: Record<string, string>) => clientOf(new Headers(headers));
const fetched = (site: string, mode: string, dest: string) => ({
  "sec-fetch-site": site,
  "sec-fetch-mode": mode,
  "sec-fetch-dest": dest,
});
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

describe("clientOf", () => {
  it.each([
    ["our own page", fetched("same-origin", "cors", "empty"), "person"],
    ["a typed address", fetched("none", "navigate", "document"), "person"],
    ["a followed link", fetched("cross-site", "navigate", "document"), "person"],
    ["another site's picture", fetched("cross-site", "no-cors", "image"), "foreign"],
    ["another site's frame", fetched("cross-site", "navigate", "iframe"), "foreign"],
    ["another site's script", fetched("cross-site", "cors", "empty"), "foreign"],
    ["another port of this host", fetched("same-site", "no-cors", "image"), "foreign"],
    ["another site's prefetch", { "sec-fetch-site": "cross-site" }, "foreign"],
    ["what no browser sends", { "sec-fetch-site": "" }, "foreign"],
    ["curl", { "user-agent": "curl/8.0", accept: "*/*" }, "script"],
    ["Node", { "user-agent": "node", "accept-language": "*", "sec-fetch-mode": "cors" }, "script"],
    ["a crawler", { "user-agent": "Mozilla/5.0 (compatible; Discordbot/2.0)" }, "script"],
    ["nobody", {}, "script"],
    [
      "a browser over plain HTTP",
      { "user-agent": FIREFOX, "accept-language": "de,en;q=0.5" },
      "person",
    ],
  ])("takes %s for a %s", (_who, headers, wanted) => {
    const { isPerson, isForeign } = of(headers);
    expect(isForeign ? "foreign" : isPerson ? "person" : "script").toBe(wanted);
    expect(isForeign && isPerson).toBe(false);
  });

  it.each([
    ["", ""],
    ["10.0.0.7", "10.0.0.7"],
    ["10.0.0.7, 10.0.0.1", "10.0.0.7"],
    ["x".repeat(16_000), "x".repeat(64)],
  ])("tells clients apart by the address before the first proxy", (header, client) =>
    expect(of({ "x-forwarded-for": header }).address).toBe(client),
  );
});

import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ShardView } from "@/lib/contract/shards";
import { ShardStrip } from "./shard-strip";

const markup = (...rows: readonly ShardView[]): string =>
  renderToStaticMarkup(
    createElement(ShardStrip, {
      shards: { summary: "Two shards.", lateAfterMs: 60_000, rows, gaps: ["A reason."] },
      leases: undefined,
    }),
  );

const bars = (html: string): readonly string[] =>
  [...html.matchAll(/data-kind="(\w+)".*?width:([\d.]+%).*?left:([\d.]+%)/g)].map((found) =>
    found.slice(1).join(" "),
  );

describe("ShardStrip", () => {
  it("is nothing while neither shards nor leases are known", () => {
    const nothing = { shards: undefined, leases: undefined };
    expect(renderToStaticMarkup(createElement(ShardStrip, nothing))).toBe("");
  });

  it("has no table if nothing but the names is known, and says why", () => {
    const html = markup({ shardId: "a" }, { shardId: "b" });
    expect(html).not.toContain("<table");
    expect(html).toMatch(/Two shards\..*A reason\./);
  });

  it("leaves out a column of which nothing is known", () => {
    const html = markup({ shardId: "a", owner: null, lease: "unowned" });
    expect(html).toMatch(/Worker and lease.*nobody.*nobody renews the lease/);
    expect(html).not.toMatch(/Read late by|write limit/);
  });

  it("writes what is not known of one shard as a dash, without a bar", () => {
    const html = markup(
      { shardId: "a", concern: "late", lagMs: 240_000, rising: true },
      { shardId: "b", lagMs: 0, rising: false },
      { shardId: "c", lagMs: null },
      { shardId: "d" },
    );
    const words = ["4 min, rising", "0 ms", "no datapoint", "–"];
    expect(html).toMatch(new RegExp(words.map((one) => `>${one}<`).join(".*")));
    expect(bars(html)).toEqual(["lag 100% 25%", "lag 0% 25%"]);
  });

  it("fills a bar no further than a shard's limit, and names what is refused", () => {
    const put = { recordsPerSecond: 1100, bytesPerSecond: 9, refusedPerSecond: 40, load: 1.1 };
    const html = markup({ shardId: "a", concern: "refusing", put });
    expect(html).toMatch(/1\u202f100 records\/s, 110 %.*40 records\/s refused/);
    expect(bars(html)).toEqual(["put 100% 100%"]);
  });
});

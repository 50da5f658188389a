import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { looksLikePage, routeOf, ROUTES } from "./routes";

const APP = fileURLToPath(new URL("../../../app", import.meta.url));

/** Reached only by a rewrite: kiosk-address.ts. */
const INSIDE = ["/kiosk", "/kiosk/[id]"];

it("every route of the source has an address here, or is reached only by a rewrite", () => {
  const sources = readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?:^|\/)(?:page|route)\.tsx?$/.test(file))
    .map((file) => join("/", dirname(file)));
  expect(sources.toSorted()).toEqual([...Object.keys(ROUTES), ...INSIDE].toSorted());
});

it.each([
  ["/", "page"],
  ["/?kiosk=1", "page"],
  ["/p/orders?from=now-1h&x=/api/", "page"],
  ["/p/orders/", "page"],
  ["/p/orders/preview.png?tz=UTC", "picture"],
  ["/api/pipelines/orders/export.csv", "data"],
  ["/_next/static/chunks/0a~b-c_d.e.js", "asset"],
  ["/_next/static/media/inter.1x.woff2?dpl=1", "asset"],
  ["/_next/static/chunks/a.js.br", undefined],
  ["/_next/static/chunks/a.js.map", undefined],
  ["/_next/static/../server/a.js", undefined],
  ["/_next/image?url=%2Fpreview.png&w=640&q=75", undefined],
  ["/_next/data/x/index.json", undefined],
  ["/kiosk", undefined],
  ["/kiosk/orders", undefined],
  ["/_error", undefined],
  ["/_not-found", undefined],
  ["/404", undefined],
  ["/p", undefined],
  ["/p//preview.png", undefined],
  ["//p/orders", undefined],
  ["/p/orders//", undefined],
  ["/api/pipelines/orders/exportXcsv", undefined],
  ["/Healthz", undefined],
  ["*", undefined],
])("%s is %s", (address, kind) => expect(routeOf(address)).toBe(kind));

it.each([
  ["/nowhere", true],
  ["/p/a/b", true],
  ["/favicon.ico", false],
  ["/_next/image?url=x", false],
  ["/api/nope", false],
])("%s may be typed by a person: %s", (address, typed) =>
  expect(looksLikePage(address)).toBe(typed),
);

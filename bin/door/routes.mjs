import { pathOf } from "./request-target.mjs";

/**
 * What is behind an address; a picture is what chats show of a link.
 * @typedef {"page" | "picture" | "data" | "asset"} Kind
 */

/**
 * Everything that is served. What Next could serve besides (an image optimizer, its error pages, the
 * pages that kiosks are led to inside) has no address.
 * @type {Readonly<Record<string, Kind>>}
 */
export const ROUTES = {
  "/": "page",
  "/p/[id]": "page",
  "/preview.png": "picture",
  "/p/[id]/preview.png": "picture",
  "/api/pipelines": "data",
  "/api/pipelines/[id]": "data",
  "/api/pipelines/[id]/compare": "data",
  "/api/pipelines/[id]/export.csv": "data",
  "/api/pipelines/[id]/export.json": "data",
  "/api/pipelines/[id]/export.md": "data",
  "/healthz": "data",
  "/readyz": "data",
  "/metrics": "data",
};

/** Scripts, styles and fonts as they are built, without the packed copies that lie beside them. */
const ASSET = /^\/_next\/static\/(?:[\w~-]+\/)+[\w.~-]+\.(?:js|css|woff2)$/;

const patterns = Object.entries(ROUTES).map(([path, kind]) => ({
  kind,
  form: new RegExp(`^${path.replaceAll(".", "\\.").replace("[id]", "[^/]+")}/?$`),
}));

/**
 * What is served at an address; undefined: nothing is. One slash too many at the end is let
 * through, because Next leads it to the address without.
 * @param {string} address path and query
 * @returns {Kind | undefined}
 */
export function routeOf(address) {
  const path = pathOf(address);
  if (ASSET.test(path)) return "asset";
  return patterns.find(({ form }) => form.test(path))?.kind;
}

/**
 * Whether a person may have typed it: then a page says that there is nothing, else a line does.
 * @param {string} address path and query
 */
export const looksLikePage = (address) => !/^\/(?:_next|api)\/|\.\w+\/?$/.test(pathOf(address));

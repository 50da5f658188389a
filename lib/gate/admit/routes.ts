import { pathOf } from "./request-target";

/** What is behind an address; a picture is a link's preview image. */
export type Kind = "page" | "picture" | "data" | "asset";

/**
 * Everything that is served. Other things that Next could serve (an image optimizer, its error
 * pages, the kiosk's own pages) have no address.
 */
export const ROUTES: Readonly<Record<string, Kind>> = {
  "/": "page",
  "/p/[id]": "page",
  "/preview.png": "picture",
  "/p/[id]/preview.png": "picture",
  "/api/pipelines": "data",
  "/api/pipelines/[id]": "data",
  "/api/pipelines/[id]/batch": "data",
  "/api/pipelines/[id]/compare": "data",
  "/api/pipelines/[id]/export.csv": "data",
  "/api/pipelines/[id]/export.json": "data",
  "/api/pipelines/[id]/export.md": "data",
  "/healthz": "data",
  "/readyz": "data",
  "/metrics": "data",
};

/** Built scripts, styles and fonts, without the packed copies beside them. */
const ASSET = /^\/_next\/static\/(?:[\w~-]+\/)+[\w.~-]+\.(?:js|css|woff2)$/;

const patterns = Object.entries(ROUTES).map(([path, kind]) => ({
  kind,
  form: new RegExp(`^${path.replaceAll(".", "\\.").replace("[id]", "[^/]+")}/?$`),
}));

/**
 * What is served at an address; undefined: nothing. One extra slash at the end is accepted, because
 * Next redirects it to the address without.
 *
 * @param address path and query
 */
export function routeOf(address: string): Kind | undefined {
  const path = pathOf(address);
  if (ASSET.test(path)) return "asset";
  return patterns.find(({ form }) => form.test(path))?.kind;
}

/**
 * Whether a person may have typed it: then the answer is a page that says "not found", otherwise a
 * line.
 *
 * @param address path and query
 */
export const looksLikePage = (address: string): boolean =>
  !/^\/(?:_next|api)\/|\.\w+\/?$/.test(pathOf(address));

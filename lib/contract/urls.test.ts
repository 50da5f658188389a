import { expect, it } from "vitest";
import { windowUrl } from "./urls";

it.each([
  ["keeps the default window's address short", "orders", "", "/api/pipelines/orders"],
  [
    "keeps an id inside its path segment",
    "../x",
    "from=now-6h",
    "/api/pipelines/..%2Fx?from=now-6h",
  ],
])("%s", (_what, id, query, url) => expect(windowUrl(id, query)).toBe(url));

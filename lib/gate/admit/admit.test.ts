import { describe, expect, it } from "vitest";
import { admit, type Rules } from "./admit";

const RULES = { host: "127.0.0.1", allowedHosts: [], frameAncestors: "'self'", dev: false };

/** @param line method and target */
function judged(line: string, headers: Record<string, string> = {}, rules: Partial<Rules> = {}) {
  const [method = "", url = ""] = line.split(" ");
  const all = { host: "localhost:3000", ...headers };
  const asked = { method, url, headers: all, rawHeaders: Object.entries(all).flat() };
  return admit(asked, { ...RULES, ...rules });
}

const statusOf = (...asked: Parameters<typeof judged>) => {
  const answer = judged(...asked);
  return "status" in answer ? answer.status : "passed";
};

describe("the host", () => {
  it.each([
    ["GET /healthz", "localhost:3000", "passed"],
    ["GET /healthz", "evil.example", 421],
    ["GET http://localhost:3000/healthz", "localhost:3000", "passed"],
    ["GET http://localhost:3000/healthz", "evil.example", "passed"],
    ["GET http://evil.example/healthz", "localhost:3000", 421],
    ["OPTIONS *", "evil.example", 421],
    ["POST /p/orders", "evil.example", 421],
    ["GET /nowhere", "evil.example", 421],
  ])("of %s with Host %s: %s", (line, host, wanted) =>
    expect(statusOf(line, { host })).toBe(wanted),
  );

  it("and address in the target are the ones that count", () => {
    expect(judged("GET http://127.0.0.1:1/p/orders?tz=UTC", { host: "localhost" })).toEqual({
      address: "/p/orders?tz=UTC",
      host: "127.0.0.1:1",
      kind: "page",
    });
  });

  it("must be named only once", () => {
    const headers = { host: "localhost" };
    const rawHeaders = ["Host", "localhost", "HOST", "localhost"];
    expect(admit({ method: "GET", url: "/", headers, rawHeaders }, RULES)).toMatchObject({
      status: 400,
    });
  });
});

describe("the method", () => {
  const everywhere = ["/", "/p/orders", "/preview.png", "/api/pipelines", "/healthz", "/nowhere"];

  it.each(["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])("%s is refused", (method) => {
    for (const path of [...everywhere, "/_next/static/chunks/a.js"])
      expect(judged(`${method} ${path}`), path).toMatchObject({
        status: 405,
        allow: "GET, HEAD, OPTIONS",
      });
  });

  it.each(["GET", "HEAD"])("%s passes", (method) => {
    for (const path of everywhere) expect(statusOf(`${method} ${path}`), path).toBe("passed");
  });

  it("OPTIONS says what is allowed, for an existing address", () => {
    const allowed = { status: 204, text: "", allow: "GET, HEAD, OPTIONS" };
    for (const path of ["/", "/p/orders", "/api/pipelines", "*"])
      expect(judged(`OPTIONS ${path}`), path).toEqual(allowed);
    expect(statusOf("OPTIONS /nowhere")).toBe(404);
  });
});

describe("a request", () => {
  it.each([
    ["with a body", "GET /p/orders", { "content-length": "3" }, 413],
    ["with an endless body", "GET /p/orders", { "transfer-encoding": "chunked" }, 413],
    ["with an empty body", "GET /p/orders", { "content-length": "0" }, "passed"],
    ["for a WebSocket", "GET /p/orders", { upgrade: "WebSocket" }, 400],
    ["that could do HTTP/2", "GET /p/orders", { upgrade: "h2c" }, "passed"],
    ["for everything", "GET *", {}, 400],
    ["for the image optimizer", "GET /_next/image?url=%2Fpreview.png&w=640&q=75", {}, 404],
    ["for a page inside", "GET /kiosk", {}, "passed"],
    ["for an address that cannot be read", "GET /api/pipelines/%ff", {}, 400],
  ])("%s", (_name, line, headers, wanted) => expect(statusOf(line, headers)).toBe(wanted));

  it("for an unknown address passes to the page that says so", () => {
    expect(judged("GET /kiosk")).toMatchObject({ kind: undefined });
  });
});

describe("a browser requests another site's page", () => {
  const image = { "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" };
  const link = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
  const frame = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" };
  const walls = { frameAncestors: "'self' https://wall.example" };
  const picture = "GET /p/orders/preview.png";

  it.each([
    ["an image", picture, "cross-site", image, {}, 403],
    ["an image on the same site", picture, "same-site", image, {}, "passed"],
    ["data on the same site", "GET /api/pipelines", "same-site", image, {}, 403],
    ["data", "GET /api/pipelines", "cross-site", image, walls, 403],
    ["a script", "GET /_next/static/chunks/a.js", "cross-site", image, {}, 403],
    ["nothing", "GET /nowhere", "cross-site", image, {}, 403],
    ["a link", "GET /p/orders", "cross-site", link, {}, "passed"],
    ["a link to a picture", picture, "cross-site", link, {}, "passed"],
    ["a frame", "GET /p/orders", "cross-site", frame, {}, 403],
    ["a frame where walls may", "GET /p/orders", "cross-site", frame, walls, "passed"],
    ["a frame of data where walls may", "GET /metrics", "cross-site", frame, walls, 403],
    ["our own page", "GET /api/pipelines", "same-origin", image, {}, "passed"],
    ["a person", "GET /p/orders", "none", link, {}, "passed"],
  ])("%s: %s, %s", (_name, line, site, fetched, rules, wanted) =>
    expect(statusOf(line, { "sec-fetch-site": site, ...fetched }, rules)).toBe(wanted),
  );

  it("a client that is no browser is no other site", () => {
    expect(statusOf(picture, { "user-agent": "Slackbot-LinkExpanding 1.0" })).toBe("passed");
  });
});

it("the development server accepts writes and has its own addresses, under our names only", () => {
  expect(judged("POST /__nextjs_original-stack-frames", {}, { dev: true })).toMatchObject({
    kind: "asset",
  });
  expect(statusOf("POST /x", { host: "evil.example" }, { dev: true })).toBe(421);
});

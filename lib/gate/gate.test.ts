import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { createGate, type GateOptions } from "./gate";
import { PACKED_HEADER } from "./answer/inner-headers";

const RULES = { host: "127.0.0.1", allowedHosts: [], frameAncestors: "'self'", dev: false };

/** Answers with what came to Next: the address, what is missing, and the policy of the page. */
const told = async ({ url, headers }: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { "x-narrows-missing": missing, "content-security-policy": policy } = headers;
  response.end(JSON.stringify({ url, missing, policy }));
};

async function start(options: Partial<GateOptions> = {}) {
  const server = createGate({
    rules: RULES,
    root: "/nowhere",
    version: "1",
    next: told,
    isConfigured: async (id) => id === "orders",
    onError: () => {},
    ...options,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });
}

it.each([
  ["/p/orders?tz=UTC", "/p/orders?tz=UTC", undefined],
  ["/p/orders?kiosk=1", "/kiosk/orders?kiosk=1", undefined],
  ["/?kiosk=1", "/kiosk?kiosk=1", undefined],
  ["/p/nope", "/not-found", "pipeline"],
  ["/p/nope?kiosk=1", "/kiosk/nope?kiosk=1", undefined],
  ["/nowhere", "/not-found", undefined],
  ["/kiosk", "/not-found", undefined],
  ["/api/pipelines/nope", "/api/pipelines/nope", undefined],
])("%s is answered by %s", async (path, url, missing) => {
  const ask = await start();
  expect(await (await ask(path, { "x-narrows-missing": "x" })).json()).toMatchObject({
    url,
    ...(missing && { missing }),
  });
});

it("a client cannot set what is missing", async () => {
  const ask = await start();
  const answer = await ask("/nowhere", { "x-narrows-missing": "pipeline" });
  expect(await answer.json()).not.toHaveProperty("missing");
});

it("a page gets a policy with its own nonce, which Next receives, not the client's", async () => {
  const ask = await start();
  const nonces = await Promise.all(
    ["/", "/p/orders", "/nowhere"].map(async (path) => {
      const answer = await ask(path, { "content-security-policy": "script-src 'nonce-x'" });
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(await answer.json()).toMatchObject({ policy });
      return /'nonce-([\w+/]{22}==)'/.exec(policy)?.[1];
    }),
  );
  expect(nonces).not.toContain(undefined);
  expect(new Set(nonces).size).toBe(3);
});

it.each(["/api/pipelines", "/preview.png", "/_next/static/a/b.js", "/healthz"])(
  "%s is never a document",
  async (path) => {
    const { headers } = await (await start())(path);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none';/);
  },
);

it("in development an address of Next's own goes on to it, as a page if it may be one", async () => {
  const ask = await start({ rules: { ...RULES, dev: true } });
  const page = await ask("/anything");
  expect(page.headers.get("content-security-policy")).toContain("'unsafe-eval'");
  expect(await page.json()).toMatchObject({ url: "/anything" });
  const script = await ask("/_next/x.js");
  expect(script.headers.get("content-security-policy")).toMatch(/^default-src 'none';/);
});

it("an answer packed by a route passes with its proper header", async () => {
  const ask = await start({
    next: async (_request, response) => {
      response.setHeader(PACKED_HEADER, "identity");
      response.end();
    },
  });
  const { headers } = await ask("/api/pipelines");
  expect(headers.get("content-encoding")).toBe("identity");
  expect(headers.has(PACKED_HEADER)).toBe(false);
});

it("a request that cannot be answered is reported, and its connection ends", async () => {
  const onError = vi.fn();
  const ask = await start({ next: () => Promise.reject(new Error("no")), onError });
  await expect(ask("/api/pipelines")).rejects.toThrow(/fetch failed/);
  expect(onError).toHaveBeenCalledOnce();
});

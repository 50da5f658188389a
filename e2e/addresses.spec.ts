import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROUTES } from "@/lib/gate/admit/routes";
import { startUpstream } from "./setup/hostile-upstreams";
import { expect, test } from "./setup/setup";

const BUILD = fileURLToPath(new URL("../.next", import.meta.url));

/** Next's built routes, as their URLs. */
function builtRoutes(): readonly string[] {
  const manifest: unknown = JSON.parse(
    readFileSync(join(BUILD, "app-path-routes-manifest.json"), "utf8"),
  );
  return Object.values(manifest ?? {}).map(String);
}

test("every address in the list is answered, and accepts only reads", async ({ narrows }) => {
  for (const [route, kind] of Object.entries(ROUTES)) {
    const path = route.replace("[id]", "orders");
    const query = path.endsWith("compare") ? "?from=now-10m&to=now" : "";
    const got = await fetch(narrows.at(path + query));
    expect(got.status, path).toBe(200);
    expect(got.headers.get("cross-origin-resource-policy"), path).toBe(
      kind === "picture" ? "same-site" : "same-origin",
    );
    expect((await fetch(narrows.at(path + query), { method: "HEAD" })).status, path).toBe(200);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const refused = await fetch(narrows.at(path), { method, body: "x" });
      expect(refused.status, `${method} ${path}`).toBe(405);
      expect(refused.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    }
    const options = await fetch(narrows.at(path), { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow")], path).toEqual([
      204,
      "GET, HEAD, OPTIONS",
    ]);
  }
});

test("no other route or feature of Next answers", async ({ narrows }) => {
  const inside = builtRoutes().filter((route) => !(route in ROUTES));
  expect(inside).toContain("/kiosk");
  for (const path of [
    ...inside.map((route) => route.replace("[id]", "orders")),
    "/_next/image?url=%2Fp%2Forders%2Fpreview.png&w=3840&q=75",
    "/_next/image",
    `/_next/data/${readFileSync(join(BUILD, "BUILD_ID"), "utf8")}/index.json`,
    "/_next/static/chunks/nowhere.js",
    "/_next/server/app/page.js",
    "/_next/mcp",
    "/__nextjs_original-stack-frames",
    "/_error",
    "/404",
    "/500",
    "/index",
    "/api",
    "/robots.txt",
    "/favicon.ico",
    "/.env.local",
  ]) {
    expect((await fetch(narrows.at(path))).status, path).toBe(404);
  }
  expect(narrows.product.output).not.toContain("image");
});

test("scripts are compressed as the client accepts", async ({ narrows }) => {
  const page = await (await fetch(narrows.at("/p/orders"))).text();
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(page)?.[1] ?? "";
  for (const path of [script, "/api/pipelines/orders"]) {
    for (const [accepted, packed] of [
      ["br;q=0, gzip", "gzip"],
      ["gzip;q=0, br;q=0", null],
      ["x-br-y", null],
    ] as const) {
      const { status, headers } = await fetch(narrows.at(path), {
        headers: { "accept-encoding": accepted },
      });
      expect([status, headers.get("content-encoding")], `${path} ${accepted}`).toEqual([
        200,
        packed,
      ]);
    }
  }
});

test("handshakes of any host leave no connection behind", async ({ narrows }) => {
  const before = await openDescriptors(narrows.at("/metrics"));
  for (const host of ["evil.example", `localhost:${narrows.product.port}`]) {
    for (const path of ["/x", "/", "/_next/webpack-hmr", "/api/pipelines"]) {
      await Promise.all(
        Array.from({ length: 25 }, () =>
          shake(
            narrows.product.port,
            `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: https://evil.example\r\n`,
          ),
        ),
      );
    }
  }
  await expect
    .poll(() => openDescriptors(narrows.at("/metrics")), { timeout: 10_000 })
    .toBeLessThan(before + 25);
});

test("another site's page can link to us, and load nothing from us", async ({ narrows, page }) => {
  const ours = narrows.at("");
  const other = await startUpstream(() => ({
    status: 200,
    type: "text/html",
    text: `<a href="${ours}/p/orders">link</a><img src="${ours}/p/orders/preview.png">
      <iframe src="${ours}/p/orders"></iframe><script src="${ours}/api/pipelines"></script>`,
  }));
  const seen = new Map<string, number>();
  page.on("response", (response) => seen.set(response.url(), response.status()));
  await page.goto(other.url.replace("127.0.0.1", "localhost"), { waitUntil: "networkidle" });
  // The browser withholds an answer that is only for our own pages, and reports no status.
  for (const path of ["/p/orders/preview.png", "/p/orders", "/api/pipelines"])
    expect(seen.get(ours + path) ?? 403, path).toBe(403);
  expect(await page.evaluate(() => document.images[0]?.naturalWidth)).toBe(0);
  await page.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  expect(page.url()).toContain("/p/orders");
  // A chat's agent is not a browser.
  const agent = { "user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" };
  const picture = await fetch(narrows.at("/p/orders/preview.png"), { headers: agent });
  expect(picture.headers.get("content-type")).toBe("image/png");
  await other.close();
});

/** Asks for a WebSocket and closes at the first bytes of the answer. */
async function shake(port: number, head: string): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(
    `${head}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  );
  await Promise.race([once(socket, "data"), once(socket, "close")]);
  socket.destroy();
}

async function openDescriptors(address: string): Promise<number> {
  const text = await (await fetch(address)).text();
  return Number(/^narrows_process_open_fds (\d+)/m.exec(text)?.[1]);
}

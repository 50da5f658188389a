import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { open, say, until } from "./testing/served-gate";

const HANDSHAKE = `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;

describe("what is no plain request", () => {
  it.each(["evil.example", "localhost"])(
    "50 WebSocket handshakes with Host %s leave no connection",
    async (host) => {
      const { port, held } = await open();
      const all = Array.from({ length: 50 }, () =>
        say(port, `GET /x HTTP/1.1\r\nHost: ${host}\r\n${HANDSHAKE}`),
      );
      await Promise.all(
        all.map(async (one) => {
          await until(one, "\r\n\r\n");
          one.socket.destroy();
          await one.closed;
        }),
      );
      await expect.poll(held).toBe(0);
      const status = host === "localhost" ? 400 : 421;
      for (const { heard } of all) expect(heard()).toContain(`HTTP/1.1 ${status} `);
    },
  );

  it("the development server is upgraded at its own address, under our names", async () => {
    const upgrades = new EventEmitter();
    upgrades.on("upgrade", (_request, socket) => socket.end("HTTP/1.1 101 Yes\r\n\r\n"));
    const { port } = await open({ dev: true, upgrades });
    const shake = (path: string, host: string) =>
      say(port, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${HANDSHAKE}`);
    const taken = shake("/_next/hmr?id=1", "localhost");
    const others = [shake("/_next/hmr", "evil.example"), shake("/x", "localhost")];
    await Promise.all([taken, ...others].map(({ closed }) => closed));
    expect(taken.heard()).toContain("101 Yes");
    expect(others.map(({ heard }) => heard())).toEqual(["", ""]);
  });

  it("an offer of HTTP/2 is answered in HTTP/1.1", async () => {
    const { port } = await open();
    const one = say(
      port,
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n",
    );
    await until(one, "localhost /healthz");
    expect(one.heard()).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("CONNECT is closed without an answer", async () => {
    const { port } = await open();
    const one = say(port, "CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await one.closed;
    expect(one.heard()).toBe("");
  });

  it("no announced body is requested", async () => {
    const { port } = await open();
    const one = say(
      port,
      "GET /p/orders HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n",
    );
    await one.closed;
    expect(one.heard()).toMatch(/^HTTP\/1\.1 413 /);
    const foreign = say(
      port,
      "PUT /x HTTP/1.1\r\nHost: evil.example\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n",
    );
    await foreign.closed;
    expect(foreign.heard()).toMatch(/^HTTP\/1\.1 421 /);
  });

  it("other expectations are refused, after the host was checked", async () => {
    const { port } = await open();
    const expecting = (host: string) =>
      say(port, `GET / HTTP/1.1\r\nHost: ${host}\r\nExpect: tea\r\n\r\n`);
    const [own, foreign] = [expecting("localhost"), expecting("evil.example")];
    await Promise.all([own.closed, foreign.closed]);
    expect(own.heard()).toMatch(/^HTTP\/1\.1 417 /);
    expect(own.heard()).toContain("content-security-policy");
    expect(foreign.heard()).toMatch(/^HTTP\/1\.1 421 /);
  });

  it.each([
    ["no HTTP at all", "\x16\x03\x01\x02\x00 hello\r\n\r\n", 400],
    ["a method that does not exist", "FOO / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["endless headers", `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(20_000)}`, 431],
    [
      "two lengths",
      "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      400,
    ],
    ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
  ])("%s is answered with an error and closed", async (_name, text, status) => {
    const { port } = await open();
    const one = say(port, text);
    await one.closed;
    expect(one.heard()).toContain(`HTTP/1.1 ${status} `);
  });
});

describe("every answer", () => {
  it.each([
    ["a refusal of the host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421, "same-origin"],
    ["a refusal of the method", "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405, "same-origin"],
    ["what is allowed", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 204, "same-origin"],
    ["data", "GET /api/pipelines HTTP/1.1\r\nHost: localhost\r\n\r\n", 200, "same-origin"],
    ["a page", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 200, "same-origin"],
    [
      "a script",
      "GET /_next/static/c/a.js HTTP/1.1\r\nHost: localhost\r\n\r\n",
      200,
      "same-origin",
    ],
    ["a picture", "GET /preview.png HTTP/1.1\r\nHost: localhost\r\n\r\n", 200, "same-site"],
  ])("has its headers: %s", async (_name, text, status, policy) => {
    const { port } = await open();
    const one = say(port, text);
    await until(one, "\r\n\r\n");
    const heard = one.heard().toLowerCase();
    expect(heard).toContain(`http/1.1 ${status} `);
    expect(heard).toContain(`cross-origin-resource-policy: ${policy}\r\n`);
    expect(heard).toContain("x-content-type-options: nosniff\r\n");
    expect(heard).toContain("frame-ancestors 'self'\r\n");
    expect(heard).toContain("x-narrows-version: 1\r\n");
    if (status === 405 || status === 204) expect(heard).toContain("allow: get, head, options\r\n");
  });

  it("is the same if the target contains an origin", async () => {
    const { port } = await open();
    const one = say(port, "GET http://localhost:80/healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    await until(one, "localhost:80 /healthz");
  });

  it("of a pipelined request is checked by itself", async () => {
    const { port } = await open();
    const one = say(
      port,
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    );
    await until(one, "421");
    expect(one.heard()).toMatch(/200 OK[^]*localhost \/HTTP\/1\.1 421 /);
  });
});

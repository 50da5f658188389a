import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DateProxy, startDateProxy } from "./start-date-proxy";

const TEN_MINUTES = 600_000;
const server = createServer((request, response) => {
  let heard = "";
  request.on("data", (bytes: Buffer) => (heard += bytes.toString()));
  request.on("end", () =>
    response.writeHead(418, { "x-path": request.url }).end(`${request.method} ${heard}`),
  );
});
let proxy: DateProxy;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  proxy = await startDateProxy(`http://127.0.0.1:${port}`, TEN_MINUTES);
});
afterAll(async () => {
  await proxy.close();
  server.close();
});

const dateOf = (answer: Response): number => Date.parse(answer.headers.get("date") ?? "");

/** A Date header has whole seconds, and Node reuses one for a little longer than a second. */
function expectBetween(date: number, before: number, after: number): void {
  expect(date).toBeGreaterThan(before - 5_000);
  expect(date).toBeLessThanOrEqual(after);
}

it("shifts an answer's clock and nothing else", async () => {
  const before = Date.now();
  const answer = await fetch(`${proxy.url}/a?b=c`, { method: "POST", body: "tea" });
  expectBetween(dateOf(answer) - TEN_MINUTES, before, Date.now());
  expect(answer.status).toBe(418);
  expect(answer.headers.get("x-path")).toBe("/a?b=c");
  expect(await answer.text()).toBe("POST tea");
});

it("can be set to no offset", async () => {
  proxy.set(0);
  const before = Date.now();
  expectBetween(dateOf(await fetch(proxy.url)), before, Date.now());
});

it("hangs up when nothing listens behind it", async () => {
  const lone = await startDateProxy("http://127.0.0.1:1", 0);
  await expect(fetch(lone.url)).rejects.toThrow("fetch failed");
  await lone.close();
});

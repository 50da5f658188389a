// A program that reports its clocks in one message: see own-clock.test.ts.
import { createServer, get } from "node:http";
import { once } from "node:events";

const began = { wall: Date.now(), steady: performance.now(), made: new Date().getTime() };
const server = createServer((_, response) => response.end()).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = /** @type {import("node:net").AddressInfo} it listens on TCP */ (server.address());

setTimeout(() => {
  const ended = { wall: Date.now(), steady: performance.now() };
  get({ host: "127.0.0.1", port, path: "/" }, (response) => {
    response.resume();
    process.send?.({ began, ended, date: response.headers.date }, () => process.exit(0));
  });
}, 60_000);

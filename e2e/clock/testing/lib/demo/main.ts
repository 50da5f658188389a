// A demo that answers one request of its own, and reports its clock and the answer's `Date` header.
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";

const server = createServer((_, response) => response.end()).listen(0, "127.0.0.1");
server.on("listening", () => {
  const { port } = server.address() as AddressInfo; // it listens on TCP
  get({ host: "127.0.0.1", port, path: "/" }, (response) => {
    response.resume();
    process.send?.({ now: Date.now(), date: response.headers.date });
  });
});
process.once("disconnect", () => process.exit(0));

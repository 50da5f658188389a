import { X509Certificate } from "node:crypto";
import { createServer, request, type Server } from "node:https";
import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Certificate, selfSignedCertificate } from "./self-signed-certificate";

let certificate: Certificate;
let server: Server;
let port = 0;
beforeAll(async () => {
  certificate = await selfSignedCertificate();
  server = createServer(certificate, (_, response) => response.end("hello"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port; // it listens on TCP
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function ask(host: string, ca: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host, port, ca, agent: false };
    request(options, (answer) =>
      answer.setEncoding("utf8").on("data", (text: string) => resolve(text)),
    )
      .on("error", reject)
      .end();
  });
}

it.each(["127.0.0.1", "localhost"])("is accepted for %s by a client that has it", async (host) =>
  expect(await ask(host, [certificate.cert])).toBe("hello"),
);

it("is not accepted by other clients", () =>
  expect(ask("127.0.0.1", [])).rejects.toThrow(/self-signed certificate/));

it("is its own issuer, valid now and in three weeks, and another one each time", async () => {
  const read = new X509Certificate(certificate.cert);
  expect(read.issuer).toBe("CN=127.0.0.1");
  expect(read.verify(read.publicKey)).toBe(true);
  expect(Date.parse(read.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(read.validTo)).toBeGreaterThan(Date.now() + 21 * 86_400_000);
  const other = new X509Certificate((await selfSignedCertificate()).cert);
  expect(other.serialNumber).not.toBe(read.serialNumber);
});

it("does not speak without TLS", async () => {
  const socket = connect(port, "127.0.0.1");
  const ended = new Promise((resolve) => socket.on("close", resolve).on("error", () => {}));
  socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
  socket.resume();
  await ended;
  expect(socket.bytesRead).toBeLessThan(200);
});

import { EventEmitter, once } from "node:events";
import { expect, it, onTestFinished, vi } from "vitest";
import { open, say, until } from "../testing/served-gate";

it("half a request is cut off", async () => {
  const { port } = await open({ limits: { headersMs: 50, requestMs: 50, checkMs: 10 } });
  const one = say(port, "GET / HTTP/1.1\r\nHost: loc");
  await one.closed;
  expect(one.heard()).toMatch(/^HTTP\/1\.1 408 /);
});

it("a body that comes slowly is not waited for", async () => {
  const { port } = await open();
  const one = say(port, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\nx");
  await one.closed;
  expect(one.heard()).toMatch(/^HTTP\/1\.1 405 /);
});

it("a connection that asks nothing more is closed", async () => {
  const { port } = await open({ limits: { keepAliveMs: 50 } });
  const one = say(port, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await one.closed;
  expect(one.heard()).toContain("200 OK");
});

it("an answer that nobody reads ends without a message", async () => {
  const asked = new EventEmitter();
  const { port, held } = await open({
    limits: { silenceMs: 50 },
    answer: (_request, response) => {
      response.end("x".repeat(50_000_000));
      asked.emit("asked");
    },
  });
  const begun = once(asked, "asked");
  const one = say(port, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  one.socket.pause();
  await begun;
  expect(await held()).toBe(1);
  await expect.poll(held).toBe(0);
});

it("an answer that trickles ends all the same", async () => {
  const { port } = await open({
    limits: { answerMs: 100, checkMs: 10 },
    answer: (_request, response) => {
      response.write("x");
      const drip = setInterval(() => response.write("x"), 10);
      response.once("close", () => clearInterval(drip));
    },
  });
  const one = say(port, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await one.closed;
  expect(one.heard()).toContain("200 OK");
});

it("a new connection replaces the one that has been idle for longest", async () => {
  const { port, held } = await open({ limits: { connections: 3 } });
  const [first, second, third] = [say(port), say(port), say(port)];
  await expect.poll(held).toBe(3);
  first.socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await until(first, "localhost /");
  const late = say(port, "GET /late HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await until(late, "localhost /late");
  await second.closed;
  expect(await held()).toBe(3);
  expect([first, third].map(({ socket }) => socket.destroyed)).toEqual([false, false]);
});

it("if all are being answered, a new one is refused, until one takes too long", async () => {
  const slow = new EventEmitter();
  const clock = vi.spyOn(performance, "now").mockReturnValue(0);
  onTestFinished(() => clock.mockRestore());
  const { port, held } = await open({
    limits: { connections: 2, patienceMs: 200 },
    answer: (request, response) =>
      request.url === "/" ? slow.emit("asked") : response.end("soon"),
  });
  const get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const first = say(port, get);
  await once(slow, "asked");
  say(port, get);
  await once(slow, "asked");
  const refused = say(port, get);
  await refused.closed;
  expect(refused.heard()).toBe("");
  expect(await held()).toBe(2);
  clock.mockReturnValue(201);
  const late = say(port, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await until(late, "soon");
  await first.closed;
});

it("a connection with too many waiting requests ends", async () => {
  let asked = 0;
  const { port } = await open({ answer: () => asked++ });
  const one = say(port, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(100));
  await one.closed;
  expect(asked).toBe(4);
});

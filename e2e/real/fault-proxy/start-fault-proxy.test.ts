import { Agent, createServer, request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type FaultProxy, startFaultProxy } from "./start-fault-proxy";
import { passage, type Toxic } from "./toxic";

const BODY = "0123456789".repeat(2_000);
const server = createServer((_, response) => response.end(BODY));
let upstream = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let proxy: FaultProxy;
let agent: Agent;
beforeEach(async () => {
  proxy = await startFaultProxy(upstream);
  agent = new Agent({ keepAlive: true });
});
afterEach(async () => {
  agent.destroy();
  await proxy.close();
});

interface Outcome {
  /** The bytes of the body that arrived; they began as they should. */
  readonly bytes: number;
  readonly tookMs: number;
  /** Node's code of the error that ended it; undefined for a whole answer. */
  readonly error: string | undefined;
}

interface Asking {
  readonly url?: string;
  /** Gives up when nothing has come for this long, before the first byte or after the last. */
  readonly patienceMs?: number;
  readonly agent?: Agent | false;
}

function ask({ url = proxy.url, patienceMs = 20_000, agent: by = false }: Asking = {}) {
  const beganAt = performance.now();
  let body = "";
  return new Promise<Outcome>((resolve) => {
    const control = new AbortController();
    const patience = setTimeout(() => control.abort(), patienceMs);
    const done = (error?: NodeJS.ErrnoException) => {
      clearTimeout(patience);
      resolve({
        bytes: BODY.startsWith(body) ? body.length : Number.NaN,
        tookMs: performance.now() - beganAt,
        error: error && (error.code ?? error.name),
      });
    };
    request(url, { agent: by, signal: control.signal }, (answer) => {
      answer
        .setEncoding("utf8")
        .on("data", (text: string) => {
          body += text;
          patience.refresh();
        })
        .on("error", done)
        .on("end", () => done());
    })
      .on("error", done)
      .end();
  });
}

it("changes nothing without toxics, and keeps connections alive", async () => {
  for (let call = 0; call < 3; call += 1) {
    expect(await ask({ agent })).toMatchObject({ bytes: BODY.length, error: undefined });
  }
  expect(proxy.connections).toBe(1);
});

describe("toxics that delay a whole answer", () => {
  it.each<[string, readonly Toxic[], number]>([
    ["latency", [{ type: "latency", ms: 300 }], 300],
    ["bandwidth", [{ type: "bandwidth", bytesPerSecond: 40_000 }], 450],
    ["slicer", [{ type: "slicer", bytes: 2_000, delayMs: 30 }], 270],
    [
      "latency with slicer",
      [
        { type: "latency", ms: 100 },
        { type: "slicer", bytes: 5_000, delayMs: 30 },
      ],
      200,
    ],
  ])("%s", async (_, toxics, atLeastMs) => {
    proxy.set(...toxics);
    const { bytes, error, tookMs } = await ask();
    expect({ bytes, error }).toEqual({ bytes: BODY.length, error: undefined });
    expect(tookMs).toBeGreaterThan(atLeastMs);
  });
});

describe("toxics that break an answer", () => {
  it("timeout: nothing arrives", async () => {
    proxy.set({ type: "timeout", afterMs: 0 });
    expect(await ask({ patienceMs: 500 })).toMatchObject({ bytes: 0, error: "ABORT_ERR" });
  });

  it("stall: the beginning of the body, and then nothing", async () => {
    proxy.set({ type: "stall", afterBytes: 5_000 });
    const { bytes, error } = await ask({ patienceMs: 2_000 });
    expect(error).toBe("ABORT_ERR");
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(5_001);
  });

  it.each<[string, readonly Toxic[], Partial<Outcome>]>([
    [
      "timeout: nothing, and then a close",
      [{ type: "timeout", afterMs: 100 }],
      { bytes: 0, error: "ECONNRESET" },
    ],
    [
      "reset_peer: no answer",
      [{ type: "reset_peer", afterMs: 0 }],
      { bytes: 0, error: "ECONNRESET" },
    ],
    ["half_closed: no answer", [{ type: "half_closed" }], { bytes: 0, error: "ECONNRESET" }],
  ])("%s", async (_, toxics, outcome) => {
    proxy.set(...toxics);
    expect(await ask()).toMatchObject(outcome);
  });

  it.each<[string, readonly Toxic[], number]>([
    ["limit_data", [{ type: "limit_data", bytes: 5_000 }], 1_000],
    [
      "reset_peer",
      [
        { type: "slicer", bytes: 500, delayMs: 100 },
        { type: "reset_peer", afterMs: 1_000 },
      ],
      0,
    ],
  ])("%s in the middle of the body", async (_, toxics, moreThan) => {
    proxy.set(...toxics);
    const { bytes, error } = await ask();
    expect(error).toBe("ECONNRESET");
    expect(bytes).toBeGreaterThan(moreThan);
    expect(bytes).toBeLessThan(5_001);
  });

  it("counts bytes from zero for each answer of a connection", async () => {
    proxy.set({ type: "limit_data", bytes: BODY.length + 1_000 });
    expect((await ask({ agent })).error).toBeUndefined();
    expect((await ask({ agent })).error).toBeUndefined();
    expect(proxy.connections).toBe(1);
  });
});

describe("after the toxics are removed", () => {
  it("a connection that was held sends what it held", async () => {
    proxy.set({ type: "stall", afterBytes: 5_000 });
    const asked = ask();
    await sleep(100);
    proxy.set();
    expect(await asked).toMatchObject({ bytes: BODY.length, error: undefined });
  });

  it("one that waits for a latency stops waiting", async () => {
    proxy.set({ type: "latency", ms: 60_000 });
    const asked = ask();
    await sleep(50);
    proxy.set();
    expect(await asked).toMatchObject({ bytes: BODY.length, error: undefined });
  });

  it("one that was half closed stays closed, and the next is whole", async () => {
    await ask({ agent });
    proxy.set({ type: "half_closed" });
    await vi.waitFor(() => expect(Object.keys(agent.freeSockets)).toEqual([]), 20_000);
    proxy.set();
    expect(await ask({ agent })).toMatchObject({ bytes: BODY.length, error: undefined });
    expect(proxy.connections).toBe(2);
  });
});

it("a half-closed connection still accepts requests", async () => {
  proxy.set({ type: "half_closed" });
  const socket: Socket = connect({ port: Number(new URL(proxy.url).port), allowHalfOpen: true });
  const ended = new Promise<string>((resolve) => socket.once("end", () => resolve("FIN")));
  socket.resume();
  expect(await ended).toBe("FIN");
  const written = new Promise<unknown>((resolve) =>
    socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n", resolve),
  );
  expect((await written) ?? "taken").toBe("taken");
  expect(socket.bytesRead).toBe(0);
  socket.destroy();
});

it("down ends open connections and refuses new ones; up listens on the same port again", async () => {
  proxy.set({ type: "stall", afterBytes: 100 });
  const cut = ask();
  await vi.waitFor(() => expect(proxy.connections).toBe(1), 20_000);
  await proxy.down();
  expect((await cut).error).toBe("ECONNRESET");
  expect((await ask()).error).toBe("ECONNREFUSED");
  proxy.set();
  await proxy.up();
  expect((await ask()).error).toBeUndefined();
});

it("hangs up when nothing listens behind it", async () => {
  const other = await startFaultProxy("http://127.0.0.1:1");
  expect((await ask({ url: other.url })).error).toBe("ECONNRESET");
  await other.close();
});

describe("the part of an answer that may pass", () => {
  it.each<[string, readonly Toxic[], number, ReturnType<typeof passage>]>([
    ["all of it", [], 0, { kind: "open", bytes: 1_000, thenWaitMs: 0 }],
    [
      "a tenth of a second's",
      [{ type: "bandwidth", bytesPerSecond: 500 }],
      0,
      { kind: "open", bytes: 50, thenWaitMs: 100 },
    ],
    [
      "at least a byte",
      [{ type: "bandwidth", bytesPerSecond: 2 }],
      0,
      { kind: "open", bytes: 1, thenWaitMs: 500 },
    ],
    [
      "up to the stall",
      [{ type: "stall", afterBytes: 400 }],
      399,
      { kind: "open", bytes: 1, thenWaitMs: 0 },
    ],
    ["nothing from the stall on", [{ type: "stall", afterBytes: 400 }], 400, { kind: "held" }],
    [
      "up to the limit",
      [{ type: "limit_data", bytes: 400 }],
      399,
      { kind: "open", bytes: 1, thenWaitMs: 0 },
    ],
    ["the end at the limit", [{ type: "limit_data", bytes: 400 }], 400, { kind: "ended" }],
    ["nothing in a timeout", [{ type: "timeout", afterMs: 9 }], 0, { kind: "held" }],
  ])("%s", (_, toxics, passed, expected) => {
    expect(passage(toxics, 1_000, passed)).toEqual(expected);
  });
});

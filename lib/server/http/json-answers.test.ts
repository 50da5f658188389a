import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answerJson } from "./json-answers";

const ask = (headers: Record<string, string> = {}) =>
  new Request("http://localhost/x", { headers });
const answer =
  (body: object, at = 0) =>
  async () => ({ body, content: body, at });

afterEach(() => vi.useRealTimers());

describe("answerJson", () => {
  it("answers 304 if the client has the same content, with the tag and the time", async () => {
    vi.useFakeTimers();
    const first = await answerJson(ask(), "304", answer({ a: 1 }));
    vi.advanceTimersByTime(1_000);
    const etag = first.headers.get("etag") ?? "";
    const again = await answerJson(ask({ "if-none-match": etag }), "304", answer({ a: 1 }));
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(etag);
    expect(again.headers.get("date")).not.toBeNull();
    vi.advanceTimersByTime(1_000);
    const changed = await answerJson(ask({ "if-none-match": etag }), "304", answer({ a: 2 }));
    expect(changed.status).toBe(200);
  });

  it.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip, deflate", "gzip", gunzipSync],
  ])("packs for clients that accept %s", async (accepted, packing, unpack) => {
    const packed = await answerJson(ask({ "accept-encoding": accepted }), "pack", answer({ a: 1 }));
    expect(packed.headers.get("x-narrows-packed")).toBe(packing);
    expect(JSON.parse(unpack(await packed.arrayBuffer()).toString())).toEqual({ a: 1 });
  });

  it.each([
    ["say nothing of it", {}],
    ["refuse it", { "accept-encoding": "gzip;q=0, br;q=0" }],
    ["accept something whose name contains another's", { "accept-encoding": "x-br-y" }],
  ])("does not pack for clients that %s", async (_, headers) => {
    const plain = await answerJson(ask(headers), "pack", answer({ a: 1 }));
    expect(plain.headers.get("x-narrows-packed")).toBeNull();
    expect(await plain.json()).toEqual({ a: 1 });
  });

  describe("within a second", () => {
    it("makes one answer for all equal requests", async () => {
      vi.useFakeTimers();
      const make = vi.fn(answer({ a: 1 }));
      for (const ms of [0, 1_000]) {
        vi.advanceTimersByTime(ms);
        await answerJson(ask(), "one", make);
      }
      expect(make).toHaveBeenCalledTimes(1);
      vi.advanceTimersByTime(1);
      await answerJson(ask(), "one", make);
      expect(make).toHaveBeenCalledTimes(2);
    });

    it.each([
      ["goes back by a quarter of an hour", [-900_000]],
      ["jumps a day ahead", [86_400_000]],
      ["jumps a day ahead and back", [86_400_000, -86_400_000]],
    ])("and not for longer when the clock %s", async (what, steps) => {
      vi.useFakeTimers();
      const make = vi.fn(async () => answer({ a: 1 }, Date.now())());
      const askNow = () => answerJson(ask(), what, make);
      await askNow();
      for (const step of steps) {
        vi.setSystemTime(Date.now() + step);
        await askNow();
      }
      const before = make.mock.calls.length;
      vi.advanceTimersByTime(1_500);
      const fresh = await askNow();
      expect(make).toHaveBeenCalledTimes(before + 1);
      expect(fresh.headers.get("x-narrows-answered")).toBe(String(Date.now()));
    });
  });

  it("says which instant an answer is for, with a 304 too", async () => {
    vi.useFakeTimers();
    const first = await answerJson(ask(), "instant", answer({ a: 1 }, 5));
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    vi.advanceTimersByTime(1_000);
    const shared = await answerJson(ask(headers), "instant", answer({ a: 1 }, 1_005));
    expect([shared.status, shared.headers.get("x-narrows-answered")]).toEqual([304, "5"]);
    vi.advanceTimersByTime(1);
    const later = await answerJson(ask(headers), "instant", answer({ a: 1 }, 1_006));
    expect([later.status, later.headers.get("x-narrows-answered")]).toEqual([304, "1006"]);
  });

  it("makes one answer for all requests that come while it waits for its turn", async () => {
    vi.useFakeTimers();
    let turn = () => {};
    const make = vi.fn(() => new Promise<void>((go) => (turn = go)).then(answer({ a: 1 })));
    const first = answerJson(ask(), "turn", make);
    vi.advanceTimersByTime(9_000);
    const second = answerJson(ask(), "turn", make);
    expect(make).toHaveBeenCalledTimes(1);
    turn();
    expect((await Promise.all([first, second])).map(({ status }) => status)).toEqual([200, 200]);
  });

  it("gives every request its own problem response to read", async () => {
    const problem = async () => Response.json({ status: 400 }, { status: 400 });
    for (const response of await Promise.all([
      answerJson(ask(), "bad", problem),
      answerJson(ask(), "bad", problem),
    ])) {
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ status: 400 });
    }
  });

  it("does not keep a failure for the next request", async () => {
    const failing = answerJson(ask(), "fail", () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    expect((await answerJson(ask(), "fail", answer({ a: 1 }))).status).toBe(200);
  });
});

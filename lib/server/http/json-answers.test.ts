import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { answerJson } from "./json-answers";

const ask = (headers: Record<string, string> = {}) =>
  new Request("http://localhost/x", { headers });
const answer = (body: object) => async () => ({ body, content: body });

describe("answerJson", () => {
  it("answers 304 to who has the same content, with the tag and the time", async () => {
    const first = await answerJson(ask(), "304", 1, answer({ a: 1 }));
    const etag = first.headers.get("etag") ?? "";
    const again = await answerJson(ask({ "if-none-match": etag }), "304", 5_000, answer({ a: 1 }));
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(etag);
    expect(again.headers.get("date")).not.toBeNull();
    const changed = await answerJson(
      ask({ "if-none-match": etag }),
      "304",
      9_000,
      answer({ a: 2 }),
    );
    expect(changed.status).toBe(200);
  });

  it.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip, deflate", "gzip", gunzipSync],
  ])("packs for those who accept %s", async (accepted, packing, unpack) => {
    const packed = await answerJson(
      ask({ "accept-encoding": accepted }),
      "pack",
      1,
      answer({ a: 1 }),
    );
    expect(packed.headers.get("x-narrows-packed")).toBe(packing);
    expect(JSON.parse(unpack(await packed.arrayBuffer()).toString())).toEqual({ a: 1 });
  });

  it.each([
    ["say nothing of it", {}],
    ["refuse it", { "accept-encoding": "gzip;q=0, br;q=0" }],
    ["accept something whose name holds another's", { "accept-encoding": "x-br-y" }],
  ])("does not pack for those who %s", async (_, headers) => {
    const plain = await answerJson(ask(headers), "pack", 1, answer({ a: 1 }));
    expect(plain.headers.get("x-narrows-packed")).toBeNull();
    expect(await plain.json()).toEqual({ a: 1 });
  });

  it("makes one answer for all who ask the same within a second", async () => {
    const make = vi.fn(answer({ a: 1 }));
    await Promise.all([
      answerJson(ask(), "one", 1_000, make),
      answerJson(ask(), "one", 1_999, make),
    ]);
    expect(make).toHaveBeenCalledTimes(1);
    await answerJson(ask(), "one", 2_000, make);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it("gives every asker a problem of its own to read", async () => {
    const problem = async () => Response.json({ status: 400 }, { status: 400 });
    for (const response of await Promise.all([
      answerJson(ask(), "bad", 1, problem),
      answerJson(ask(), "bad", 1, problem),
    ])) {
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ status: 400 });
    }
  });

  it("does not keep a failure for the next who asks", async () => {
    const failing = answerJson(ask(), "fail", 1, () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    expect((await answerJson(ask(), "fail", 1, answer({ a: 1 }))).status).toBe(200);
  });
});

import { describe, expect, it } from "vitest";
import { TooBusy } from "../query/too-busy";
import { ImageStore } from "./image-store";

function drawing(keepMs = 60_000) {
  let count = 0;
  return { draw: async () => ({ picture: ++count, keepMs }), count: () => count };
}

/** A drawing that ends on demand. */
function held() {
  let finish = () => {};
  const done = new Promise<void>((resolve) => (finish = resolve));
  return { draw: () => done.then(() => ({ picture: 0, keepMs: 1 })), finish };
}

describe("ImageStore", () => {
  const store = (queue = 8) => new ImageStore<number>({ most: 2, queue });

  it("draws once for all requests that come at once", async () => {
    const { draw, count } = drawing();
    const kept = store();
    await Promise.all([1, 2, 3].map(() => kept.image("a", draw)));
    expect(count()).toBe(1);
  });

  it.each([
    ["keeps an image to its last millisecond", 60_001, 1],
    ["draws anew from then on", 60_002, 2],
  ])("%s", async (_what, later, drawn) => {
    const { draw } = drawing();
    let now = 1;
    const kept = new ImageStore<number>({ most: 2, queue: 8, ages: { now: () => now } });
    await kept.image("a", draw);
    now = later;
    expect(await kept.image("a", draw)).toBe(drawn);
  });

  it("drops the least recently used when there are too many", async () => {
    const { draw, count } = drawing();
    const kept = store();
    for (const key of ["a", "b", "c", "b", "a"]) await kept.image(key, draw);
    expect(count()).toBe(4);
  });

  it("draws one at a time", async () => {
    const kept = store();
    const [first, second] = [held(), drawing()];
    const one = kept.image("a", first.draw);
    const two = kept.image("b", second.draw);
    await new Promise((resolve) => setImmediate(resolve));
    expect(second.count()).toBe(0);
    first.finish();
    await Promise.all([one, two]);
    expect(second.count()).toBe(1);
  });

  it("refuses beyond its queue, but not what is already under way", async () => {
    const kept = store(1);
    const { draw, finish } = held();
    const first = kept.image("a", draw);
    await expect(kept.image("b", draw)).rejects.toBeInstanceOf(TooBusy);
    const again = kept.image("a", draw);
    finish();
    expect(await Promise.all([first, again])).toEqual([0, 0]);
  });

  it("does not keep a failure, and is not held up by one", async () => {
    const kept = store();
    const failing = async () => Promise.reject(new Error("no"));
    await expect(kept.image("a", failing)).rejects.toThrow("no");
    expect(await kept.image("a", drawing().draw)).toBe(1);
  });
});

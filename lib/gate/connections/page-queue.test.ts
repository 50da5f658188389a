import { afterEach, expect, it, vi } from "vitest";
import { PageQueue } from "./page-queue";

afterEach(() => void vi.useRealTimers());

/** Waits until the queue has done its own asynchronous steps. */
const settle = () => new Promise(setImmediate);

/** A queue of two places; the test decides when a page is done. */
function queue(timeout = 60_000) {
  const pages = new PageQueue({ concurrency: 2, timeout });
  const begun: string[] = [];
  const finish = new Map<string, () => void>();
  const add = (name: string) => {
    const response = { destroyed: false };
    pages.add(response, () => {
      begun.push(name);
      return new Promise((resolve) => finish.set(name, resolve));
    });
    return { leave: () => (response.destroyed = true) };
  };
  const finishes = async (name: string) => {
    finish.get(name)?.();
    await settle();
  };
  return { add, begun, finishes };
}

it("makes two at a time, in the order in which they came", async () => {
  const { add, begun, finishes } = queue();
  for (const name of ["a", "b", "c", "d"]) add(name);
  await settle();
  expect(begun).toEqual(["a", "b"]);
  await finishes("b");
  expect(begun).toEqual(["a", "b", "c"]);
  await finishes("a");
  await finishes("c");
  expect(begun).toEqual(["a", "b", "c", "d"]);
});

it("makes nothing for clients that have left", async () => {
  const { add, begun, finishes } = queue();
  for (const name of ["a", "b"]) add(name);
  const [c] = [add("c"), add("d")];
  c.leave();
  await finishes("a");
  expect(begun).toEqual(["a", "b", "d"]);
});

it("does not wait for clients that read slowly, and counts none of them twice", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { add, begun, finishes } = queue(2_000);
  for (const name of ["a", "b", "c", "d", "e"]) add(name);
  await settle();
  await vi.advanceTimersByTimeAsync(1_999);
  expect(begun).toEqual(["a", "b"]);
  await vi.advanceTimersByTimeAsync(1);
  await settle();
  expect(begun).toEqual(["a", "b", "c", "d"]);
  await finishes("a");
  expect(begun).toEqual(["a", "b", "c", "d"]);
  await finishes("c");
  expect(begun).toEqual(["a", "b", "c", "d", "e"]);
});

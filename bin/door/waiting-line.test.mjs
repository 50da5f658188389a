import { expect, it, vi } from "vitest";
import { waitingLine } from "./waiting-line.mjs";

/** A line, whose answers are made when the test says so. */
function standing({ countsForMs = 60_000 } = {}) {
  const line = waitingLine({ atOnce: 2, countsForMs });
  /** @type {string[]} */
  const begun = [];
  /** @type {Map<string, () => void>} */
  const finish = new Map();
  /** @param {string} name */
  const stand = (name) => {
    const response = { destroyed: false };
    const make = () => {
      begun.push(name);
      return new Promise((resolve) => finish.set(name, () => resolve(undefined)));
    };
    line(/** @type {any} only this field of it is read */ (response), make);
    return { leave: () => (response.destroyed = true) };
  };
  /** @param {string} name */
  const finishes = async (name) => {
    finish.get(name)?.();
    await new Promise(setImmediate);
  };
  return { stand, begun, finishes };
}

it("makes two at a time, in the order in which they came", async () => {
  const { stand, begun, finishes } = standing();
  for (const name of ["a", "b", "c", "d"]) stand(name);
  expect(begun).toEqual(["a", "b"]);
  await finishes("b");
  expect(begun).toEqual(["a", "b", "c"]);
  await finishes("a");
  await finishes("c");
  expect(begun).toEqual(["a", "b", "c", "d"]);
});

it("makes nothing for those who have left", async () => {
  const { stand, begun, finishes } = standing();
  for (const name of ["a", "b"]) stand(name);
  const [c] = [stand("c"), stand("d")];
  c.leave();
  await finishes("a");
  expect(begun).toEqual(["a", "b", "d"]);
});

it("does not wait for those who read slowly, and counts none of them twice", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { stand, begun, finishes } = standing({ countsForMs: 2_000 });
  for (const name of ["a", "b", "c", "d", "e"]) stand(name);
  vi.advanceTimersByTime(1_999);
  expect(begun).toEqual(["a", "b"]);
  vi.advanceTimersByTime(1);
  expect(begun).toEqual(["a", "b", "c", "d"]);
  await finishes("a");
  expect(begun).toEqual(["a", "b", "c", "d"]);
  await finishes("c");
  expect(begun).toEqual(["a", "b", "c", "d", "e"]);
  vi.useRealTimers();
});

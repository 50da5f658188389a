import { describe, expect, it } from "vitest";
import { debtsOf, paid, unowed } from "./debts";

const broken = [
  { agreement: "one-forecast", pipeline: "b", minute: -3, text: "two" },
  { agreement: "one-forecast", pipeline: "a", minute: -2, text: "two" },
  { agreement: "one-forecast", pipeline: "a", minute: -1, text: "three" },
];

describe("known breaks", () => {
  it("are the pipelines of each agreement, once and in order", () => {
    expect([...debtsOf(broken)]).toEqual(["one-forecast: a", "one-forecast: b"]);
    expect([...debtsOf([])]).toEqual([]);
  });

  it("are not reported, and every other break is, by its first minute", () => {
    const debts = new Set(["one-forecast: b"]);
    expect(unowed(broken, debts)).toEqual(["one-forecast: a, minute -2: two"]);
    expect(unowed(broken, debts.add("one-forecast: a"))).toEqual([]);
  });

  it("are mended when nothing is broken any more", () => {
    const debts = new Set(["one-forecast: a", "one-forecast: c", "one-backlog: a"]);
    expect(paid(broken, debts)).toEqual(["one-forecast: c", "one-backlog: a"]);
  });
});

import { describe, expect, it } from "vitest";
import { Turns } from "./frame-queue";

function staged() {
  const frames: (() => void)[] = [];
  let now = 0;
  const turns = new Turns(
    (next) => frames.push(next),
    () => now,
  );
  const takes = (ms: number) => void (now += ms);
  const drawn: string[] = [];
  const [a, b] = [{}, {}];
  return { takes, frames, turns, drawn, a, b, frame: () => frames.shift()?.() };
}

describe("Turns", () => {
  it.each([
    ["two that are long take a frame each", 8, ["a"]],
    ["two that are short share one", 7.9, ["a", "b"]],
  ])("in the order of asking, %s", (_what, ms, first) => {
    const { turns, drawn, a, b, frame, takes } = staged();
    turns.ask(a, () => (drawn.push("a"), takes(ms)));
    turns.ask(b, () => (drawn.push("b"), takes(ms)));
    frame();
    expect(drawn).toEqual(first);
    frame();
    expect(drawn).toEqual(["a", "b"]);
  });

  it("does the newer wish of who asks twice, once", () => {
    const { turns, drawn, a, frame } = staged();
    turns.ask(a, () => drawn.push("old"));
    turns.ask(a, () => drawn.push("new"));
    frame();
    frame();
    expect(drawn).toEqual(["new"]);
  });

  it("forgets who left", () => {
    const { turns, drawn, a, frame } = staged();
    turns.ask(a, () => drawn.push("a"));
    turns.leave(a);
    frame();
    expect(drawn).toEqual([]);
  });

  it("asks for no frame while nobody waits", () => {
    const { turns, frames, a, frame } = staged();
    turns.ask(a, () => {});
    frame();
    expect(frames).toHaveLength(0);
  });
});

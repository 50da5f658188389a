import { describe, expect, it } from "vitest";
import { Turns } from "./turns";

function staged() {
  const frames: (() => void)[] = [];
  const turns = new Turns((next) => frames.push(next));
  const drawn: string[] = [];
  const [a, b] = [{}, {}];
  return { frames, turns, drawn, a, b, frame: () => frames.shift()?.() };
}

describe("Turns", () => {
  it("gives one turn a frame, in the order of asking", () => {
    const { turns, drawn, a, b, frame } = staged();
    turns.ask(a, () => drawn.push("a"));
    turns.ask(b, () => drawn.push("b"));
    frame();
    expect(drawn).toEqual(["a"]);
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

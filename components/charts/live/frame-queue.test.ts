import { describe, expect, it } from "vitest";
import { FrameQueue } from "./frame-queue";

function newQueue() {
  const frames: (() => void)[] = [];
  let now = 0;
  const queue = new FrameQueue(
    (next) => frames.push(next),
    () => now,
  );
  const takes = (ms: number) => void (now += ms);
  const drawn: string[] = [];
  const [a, b] = [{}, {}];
  return { takes, frames, queue, drawn, a, b, frame: () => frames.shift()?.() };
}

describe("FrameQueue", () => {
  it.each([
    ["two that are long take a frame each", 8, ["a"]],
    ["two that are short share one", 7.9, ["a", "b"]],
  ])("in the order of asking, %s", (_what, ms, first) => {
    const { queue, drawn, a, b, frame, takes } = newQueue();
    queue.ask(a, () => (drawn.push("a"), takes(ms)));
    queue.ask(b, () => (drawn.push("b"), takes(ms)));
    frame();
    expect(drawn).toEqual(first);
    frame();
    expect(drawn).toEqual(["a", "b"]);
  });

  it("does the newer wish of who asks twice, once", () => {
    const { queue, drawn, a, frame } = newQueue();
    queue.ask(a, () => drawn.push("old"));
    queue.ask(a, () => drawn.push("new"));
    frame();
    frame();
    expect(drawn).toEqual(["new"]);
  });

  it("forgets who left", () => {
    const { queue, drawn, a, frame } = newQueue();
    queue.ask(a, () => drawn.push("a"));
    queue.leave(a);
    frame();
    expect(drawn).toEqual([]);
  });

  it("asks for no frame while nobody waits", () => {
    const { queue, frames, a, frame } = newQueue();
    queue.ask(a, () => {});
    frame();
    expect(frames).toHaveLength(0);
  });
});

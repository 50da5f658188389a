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
    ["two long ones take a frame each", 8, ["a"]],
    ["two short ones share one", 7.9, ["a", "b"]],
  ])("draws in the order of the requests: %s", (_what, ms, first) => {
    const { queue, drawn, a, b, frame, takes } = newQueue();
    queue.ask(a, () => (drawn.push("a"), takes(ms)));
    queue.ask(b, () => (drawn.push("b"), takes(ms)));
    frame();
    expect(drawn).toEqual(first);
    frame();
    expect(drawn).toEqual(["a", "b"]);
  });

  it("draws once, with the newer request, for an asker that asks twice", () => {
    const { queue, drawn, a, frame } = newQueue();
    queue.ask(a, () => drawn.push("old"));
    queue.ask(a, () => drawn.push("new"));
    frame();
    frame();
    expect(drawn).toEqual(["new"]);
  });

  it("drops the request of an asker that left", () => {
    const { queue, drawn, a, frame } = newQueue();
    queue.ask(a, () => drawn.push("a"));
    queue.leave(a);
    frame();
    expect(drawn).toEqual([]);
  });

  it("requests no frame while nothing waits", () => {
    const { queue, frames, a, frame } = newQueue();
    queue.ask(a, () => {});
    frame();
    expect(frames).toHaveLength(0);
  });
});

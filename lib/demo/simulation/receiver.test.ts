import { describe, expect, it } from "vitest";
import { Receiver } from "./receiver";

describe("Receiver", () => {
  it("stores an answer at once when nothing limits it", () => {
    const receiver = new Receiver(0, 1000);
    receiver.accept(3, 10_000);
    expect(receiver.release(Infinity)).toEqual([[3, 10_000]]);
    expect(receiver.isBlocked(3)).toBe(false);
    expect(receiver.drain()).toBe(10_000);
    expect(receiver.drain()).toBe(0);
  });

  it("stores an answer whole, once its last record has passed the limit", () => {
    const receiver = new Receiver(0, 1000);
    receiver.accept(0, 1000);
    expect(receiver.release(400)).toEqual([]);
    expect(receiver.isBlocked(0)).toBe(true);
    expect(receiver.buffered).toBe(0);
    expect(receiver.held).toBe(1000);
    receiver.release(400);
    expect(receiver.release(400)).toEqual([[0, 1000]]);
    expect(receiver.held).toBe(0);
  });

  it("shares the limit evenly among its shards", () => {
    const receiver = new Receiver(0, 1000);
    receiver.accept(0, 500);
    receiver.accept(1, 500);
    expect(receiver.release(499)).toEqual([]);
    expect(receiver.release(501)).toEqual([
      [0, 500],
      [1, 500],
    ]);
  });

  it("lets no more than the limit through in the long run", () => {
    const receiver = new Receiver(0, 1000);
    for (let second = 0; second < 600; second += 1) {
      if (!receiver.isBlocked(0)) receiver.accept(0, 777);
      receiver.release(100);
    }
    expect(receiver.buffered).toBeLessThanOrEqual(600 * 100);
    expect(receiver.buffered).toBeGreaterThan(600 * 85);
  });

  it("is not blocked by an answer without records", () => {
    const receiver = new Receiver(0, 1000);
    receiver.accept(0, 0);
    expect(receiver.isBlocked(0)).toBe(false);
  });
});

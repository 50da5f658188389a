import { describe, expect, it } from "vitest";
import { Receiver } from "./receiver";

describe("Receiver", () => {
  it("stores an answer at once when nothing limits it", () => {
    const receiver = new Receiver(0, 1000);
    receiver.accept(3, 10_000, Infinity);
    expect(receiver.release(Infinity)).toEqual([[3, 10_000]]);
    expect(receiver.isBlocked(3)).toBe(false);
    expect(receiver.drain()).toBe(10_000);
    expect(receiver.drain()).toBe(0);
  });

  it("stores a long answer in portions of the limit, and blocks its shard until the last", () => {
    const receiver = new Receiver(0, 1000);
    receiver.accept(0, 1000, 400);
    expect(receiver.release(400)).toEqual([[0, 400]]);
    expect(receiver.isBlocked(0)).toBe(true);
    expect(receiver.held).toBe(600);
    expect(receiver.release(400)).toEqual([[0, 400]]);
    expect(receiver.release(400)).toEqual([[0, 200]]);
    expect(receiver.isBlocked(0)).toBe(false);
    expect(receiver.held).toBe(0);
    expect(receiver.buffered).toBe(1000);
  });

  // Recorded with a real driver: maxRate 50, two shards, batches of 100 and 0 in turn.
  it("alternates when two shards share one limit", () => {
    const receiver = new Receiver(0, 1000);
    receiver.accept(0, 300, 50);
    receiver.accept(1, 300, 50);
    const batches = Array.from({ length: 6 }, () => {
      receiver.release(50);
      return receiver.drain();
    });
    expect(batches).toEqual([0, 100, 0, 100, 0, 100]);
  });

  it("stores no more than the limit in the long run", () => {
    const receiver = new Receiver(0, 1000);
    for (let second = 0; second < 600; second += 1) {
      if (!receiver.isBlocked(0)) receiver.accept(0, 777, 100);
      receiver.release(100);
    }
    expect(receiver.buffered).toBeLessThanOrEqual(600 * 100);
    expect(receiver.buffered).toBeGreaterThan(600 * 95);
  });

  it("finishes an answer when the limit falls or is removed meanwhile", () => {
    const receiver = new Receiver(0, 1000);
    receiver.accept(0, 1000, 400);
    receiver.release(400);
    expect(receiver.release(100)).toEqual([]);
    expect(receiver.release(Infinity)).toEqual([[0, 600]]);
    expect(receiver.held).toBe(0);
  });

  it("is not blocked by an answer without records", () => {
    const receiver = new Receiver(0, 1000);
    receiver.accept(0, 0, 100);
    expect(receiver.isBlocked(0)).toBe(false);
  });
});

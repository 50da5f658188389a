import { describe, expect, it } from "vitest";
import { BYTES_PER_CALL } from "@/lib/domain/shard-limits";
import { AWS_LIMITS } from "./shard-limits";
import { ShardMeter } from "./shard-meter";

const MIB = 1_048_576;
/** Half a second after the start of a second. */
const NOW = 1_795_374_000_500;

describe("writing", () => {
  it.each([
    ["a mebibyte in one record", [MIB], [true]],
    ["a mebibyte in two", [MIB - 1, 1], [true, true]],
    ["not one byte more", [MIB, 1], [true, false]],
    ["a small one after a large one was refused", [MIB - 10, 11, 10], [true, false, true]],
    ["one alone that is larger with its key", [MIB + 200], [true]],
    ["that one, and then nothing", [MIB + 200, 1], [true, false]],
  ])("admits in one second %s", (_, sizes, admitted) => {
    const meter = new ShardMeter(AWS_LIMITS);
    expect(sizes.map((bytes) => meter.admitsRecord(bytes, NOW))).toEqual(admitted);
  });

  it("admits a thousand records in a second, and again in the next", () => {
    const meter = new ShardMeter(AWS_LIMITS);
    const admitted = (now: number) =>
      Array.from({ length: 1_001 }, () => meter.admitsRecord(1, now)).filter(Boolean).length;
    expect([admitted(NOW), admitted(NOW + 499), admitted(NOW + 500)]).toEqual([1_000, 0, 1_000]);
  });
});

describe("reading", () => {
  it("admits five calls in a second, and again in the next", () => {
    const meter = new ShardMeter(AWS_LIMITS);
    const calls = (now: number) => Array.from({ length: 6 }, () => meter.admitsRead(now));
    expect(calls(NOW)).toEqual([true, true, true, true, true, false]);
    expect(calls(NOW + 499)).not.toContain(true);
    expect(calls(NOW + 500).filter(Boolean)).toHaveLength(5);
  });

  it.each([
    ["a byte less than two mebibytes", 2 * MIB - 1, 0],
    ["two mebibytes", 2 * MIB, 1_000],
    ["three", 3 * MIB, 1_500],
    ["the largest answer", BYTES_PER_CALL, 5_000],
  ])("makes the reader wait after %s", (_, bytes, waitMs) => {
    const meter = new ShardMeter(AWS_LIMITS);
    expect(meter.admitsRead(NOW)).toBe(true);
    meter.gave(bytes, NOW);
    if (waitMs > 0) expect(meter.admitsRead(NOW + waitMs - 1)).toBe(false);
    expect(meter.admitsRead(NOW + waitMs)).toBe(true);
  });

  it("adds up the answers of one second only", () => {
    const meter = new ShardMeter(AWS_LIMITS);
    meter.gave(MIB, NOW);
    meter.gave(MIB, NOW + 500);
    expect(meter.admitsRead(NOW + 500)).toBe(true);
    meter.gave(MIB, NOW + 600);
    expect(meter.admitsRead(NOW + 700)).toBe(false);
  });

  it("does not share its limit with writes", () => {
    const meter = new ShardMeter(AWS_LIMITS);
    meter.gave(BYTES_PER_CALL, NOW);
    expect(meter.admitsRecord(MIB, NOW)).toBe(true);
    expect(meter.admitsRead(NOW + 5_000)).toBe(true);
  });
});

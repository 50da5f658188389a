import { describe, expect, it } from "vitest";
import { aboutRecords, leftBehindWords } from "./left-behind-words";

describe("aboutRecords", () => {
  it.each([
    [519_542, "520\u202f000"],
    [995_000, "1\u202f000\u202f000"],
    [7, "7"],
    [0, "0"],
  ])("%d is about %s", (records, words) => expect(aboutRecords(records)).toBe(words));
});

describe("leftBehindWords", () => {
  it("is empty when all is read and nothing is refused", () => {
    expect(leftBehindWords({})).toEqual([]);
    expect(leftBehindWords({ refusedRecordsPerSecond: null })).toEqual([]);
    expect(leftBehindWords({ refusedRecordsPerSecond: 0 })).toEqual([]);
  });
  it.each([
    [
      { unreadRecords: 519_542, unreadRecordsPerSecond: 960 },
      "In shards that are not read lie about 520\u202f000 records, 960 records/s more",
    ],
    [
      { unreadRecords: 519_542, unreadRecordsPerSecond: null },
      "In shards that are not read lie about 520\u202f000 records",
    ],
    [
      { unreadRecords: null, unreadRecordsPerSecond: null },
      "Records lie in shards that are not read; how many is not known",
    ],
    [
      { unreadRecords: 519_542, unreadRecordsPerSecond: 960, userRecordsPerRecord: 4 },
      "In shards that are not read lie about 520\u202f000 user records, 960 user records/s more",
    ],
    [
      { refusedRecordsPerSecond: 1_600, userRecordsPerRecord: null },
      "1\u202f600 Kinesis records/s are refused: they are in producers’ buffers, or lost, and no part of the backlog",
    ],
    [
      { refusedRecordsPerSecond: 1_600 },
      "1\u202f600 records/s are refused: they are in producers’ buffers, or lost, and no part of the backlog",
    ],
  ])("%o", (numbers, words) => expect(leftBehindWords(numbers)).toEqual([words]));
});

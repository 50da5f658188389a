import { expect, it } from "vitest";
import { wallNumberWords } from "./wall-number-words";

const MINUTE = 60_000;
const number = { of: "silent", value: 0, unit: "ms", limit: null, isAtLeast: false } as const;

it.each([
  ["seconds below ten minutes", { value: 10 * MINUTE - 1_000 }, "9 min 59 s"],
  ["whole minutes from then on", { value: 10 * MINUTE + 59_999 }, "10 min"],
  ["a lower bound as such", { value: 61 * MINUTE, isAtLeast: true }, "more than 1 h 1 min"],
  ["a limit", { value: 6_200, limit: 5_000 }, "6.2 s of 5 s"],
  ["other units as they are", { value: 600_001, unit: "records/s" } as const, "600 001 records/s"],
])("has %s", (_what, changes, words) =>
  expect(wallNumberWords({ ...number, ...changes }).replaceAll(/[\u00a0\u202f]/g, " ")).toBe(words),
);

import { expect, it } from "vitest";
import { formatQuantity } from "./quantity";
import { withSharedUnit } from "./shared-unit";

it.each([
  ["ms", 2_000, 6_200, "2", "6.2 s"],
  ["ms", 700, 6_200, "700 ms", "6.2 s"],
  ["ms", 80_000, 140_000, "1 min 20 s", "2 min 20 s"],
  ["records/s", 2_330, 4_440, "2\u202f330", "4\u202f440 records/s"],
  ["Kinesis records/s", 2_330, 4_440, "2\u202f330", "4\u202f440 Kinesis records/s"],
  ["bytes/s", 2_000_000, 4_000_000, "1.9", "3.8 MiB/s"],
  ["count", 0, 54, "0", "54"],
  ["ratio", 0.4, 1.3, "40", "130 %"],
] as const)("a unit is written once: %s, %d and %d", (unit, from, to, before, after) =>
  expect(withSharedUnit(formatQuantity(from, unit), formatQuantity(to, unit))).toEqual([
    before,
    after,
  ]),
);

import { expect, it } from "vitest";
import { formatAge, formatRoughAge } from "./age";

it.each([
  [-5_000, "just now"],
  [999, "just now"],
  [1_000, "1 s ago"],
  [12_900, "12 s ago"],
  [200_000, "3 min 20 s ago"],
])("an answer %d ms old came %s", (ms, text) => expect(formatAge(ms)).toBe(text));

it.each([
  [-5_000, "just now"],
  [59_999, "59 s ago"],
  [60_000, "1 min ago"],
  [119_999, "1 min ago"],
  [3_599_999, "59 min ago"],
  [3_600_000, "1 h ago"],
  [7_199_999, "1 h ago"],
])("in one unit, an answer %d ms old came %s", (ms, text) => expect(formatRoughAge(ms)).toBe(text));

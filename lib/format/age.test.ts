import { expect, it } from "vitest";
import { formatAge } from "./age";

it.each([
  [-5_000, "just now"],
  [999, "just now"],
  [1_000, "1 s ago"],
  [12_900, "12 s ago"],
  [200_000, "3 min 20 s ago"],
])("an answer %d ms old came %s", (ms, text) => expect(formatAge(ms)).toBe(text));

import { expect, it } from "vitest";
import { sidesAt } from "./sides";

it.each([
  ["words and values part at the middle", 0.5, 600, false, true],
  ["words stay right where they do not fit left", 0.3, 600, false, false],
  ["values turn at the right edge", 0.82, 600, true, true],
  ["and not before", 0.81, 600, false, true],
  ["on a phone both go where more room is", 0.7, 290, true, true],
  ["at the left edge all is right", 0, 290, false, false],
])("%s", (_what, fraction, width, readingsLeft, wordsLeft) =>
  expect(sidesAt(fraction, width)).toEqual({ readingsLeft, wordsLeft }),
);

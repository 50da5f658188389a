import { expect, it } from "vitest";
import { LOSING_NOW, shownHeadline } from "./data-loss-words";

it("puts the loss of a stale headline into the past tense, and changes nothing else", () => {
  const losing = `${LOSING_NOW}. Spark is down.`;
  expect(shownHeadline(losing, true)).toBe("Data were being lost. Spark is down.");
  expect(shownHeadline(losing, false)).toBe(losing);
  expect(shownHeadline("Spark is down.", true)).toBe("Spark is down.");
});

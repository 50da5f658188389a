import { expect, it } from "vitest";
import { settledTo } from "./settled-to";

const MIN = 60_000;
const DELAY = 2 * MIN;

it.each([
  ["the poll of this minute has read it", 10 * MIN, 8 * MIN, 8 * MIN],
  ["that poll is still to come", 10 * MIN, 7 * MIN, 7 * MIN],
  ["CloudWatch has not answered for longer", 10 * MIN, 3 * MIN, 7 * MIN],
  ["a minute is not over", 10 * MIN + 59_999, 7 * MIN, 7 * MIN],
])("is right when %s", (_name, at, answeredTo, wanted) => {
  expect(settledTo({ at, answeredTo }, DELAY)).toBe(wanted);
});

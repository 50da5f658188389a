import { expect, it } from "vitest";
import { reloadPauseMs } from "./reload-pause";

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;
const ago = (...minutes: number[]) => minutes.map((each) => NOW - each * MINUTE);

it.each([
  ["none yet: at once", [], 0],
  ["one just now: two minutes", ago(0), 2],
  ["one exactly two minutes ago: at once", ago(2), 0],
  ["the second in a row: four minutes from it", ago(3, 1), 3],
  ["many: never more than 64 minutes", ago(9, 8, 7, 6, 5, 4, 3, 2, 1), 63],
  ["yesterday's are forgotten", ago(1_000, 900, 360), 0],
  ["one that lies ahead, as the clock was wrong, does not count", ago(-30), 0],
])("%s", (_what, reloads, minutes) => expect(reloadPauseMs(reloads, NOW)).toBe(minutes * MINUTE));

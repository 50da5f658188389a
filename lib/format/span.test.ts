import { expect, it } from "vitest";
import { formatSpan } from "./span";

const T = Date.UTC(2026, 10, 23, 14);
const HOUR = 3_600_000;

it.each([
  ["names its day once", T, T + HOUR, "UTC", "23 Nov 2026, 14:00 to 15:00 UTC"],
  [
    "is in the requested zone",
    T,
    T + HOUR,
    "Asia/Kolkata",
    "23 Nov 2026, 19:30 to 20:30 Asia/Kolkata",
  ],
  [
    "names both days across midnight",
    T,
    T + 10 * HOUR,
    "UTC",
    "23 Nov 2026, 14:00 to 24 Nov 2026, 00:00 UTC",
  ],
  [
    "names both years",
    Date.UTC(2026, 11, 31, 23),
    Date.UTC(2027, 0, 1, 1),
    "UTC",
    "31 Dec 2026, 23:00 to 1 Jan 2027, 01:00 UTC",
  ],
])("%s", (_what, from, to, zone, words) => expect(formatSpan({ from, to }, zone)).toBe(words));

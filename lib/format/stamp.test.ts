import { expect, it } from "vitest";
import { formatStamp } from "./stamp";

it.each([
  ["UTC by its name", "2026-10-25T00:30:00Z", "UTC", "2026-10-25 00:30:00 UTC"],
  [
    "the first 02:30 of the night when the clocks go back",
    "2026-10-25T00:30:00Z",
    "Europe/Berlin",
    "2026-10-25 02:30:00 +02:00",
  ],
  ["and the second", "2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25 02:30:00 +01:00"],
  ["west of Greenwich", "2026-11-01T05:30:00Z", "America/New_York", "2026-11-01 01:30:00 -04:00"],
  ["half an hour off", "2026-11-01T05:30:00.900Z", "Asia/Kolkata", "2026-11-01 11:00:00 +05:30"],
])("writes %s", (_what, iso, zone, text) => expect(formatStamp(Date.parse(iso), zone)).toBe(text));

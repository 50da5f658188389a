import { expect, it } from "vitest";
import { formatDate } from "@/lib/format/time";
import { sameDay } from "./same-day";

const MINUTE = 60_000;
const NIGHT = Date.UTC(2026, 10, 28);

it.each(["UTC", "Asia/Kathmandu", "Pacific/Chatham", "America/St_Johns"])(
  "is on the same day in %s",
  (zone) => {
    for (let at = NIGHT; at < NIGHT + 1440 * MINUTE; at += MINUTE) {
      expect(formatDate(sameDay(at), zone)).toBe(formatDate(at, zone));
    }
  },
);

it("stays for a quarter of an hour", () =>
  expect(sameDay(NIGHT + 15 * MINUTE - 1)).toBe(sameDay(NIGHT)));

import { MINUTE_MS } from "@/lib/domain/metric-period";
import { type WallTime, wallTime } from "@/lib/domain/time/zoned-time";

/**
 * An instant for a document that is read elsewhere and later: `2026-10-25 02:30:00 +01:00`, in UTC
 * `… UTC`. The offset distinguishes the two 02:30 of a night in autumn.
 */
export function formatStamp(at: number, zone: string): string {
  const wall = wallTime(Math.floor(at / 1_000) * 1_000, zone);
  const [date, time] = [
    [padded(wall.year, 4), padded(wall.month), padded(wall.day)].join("-"),
    [padded(wall.hour), padded(wall.minute), padded(wall.second)].join(":"),
  ];
  return `${date} ${time} ${zone === "UTC" ? "UTC" : offsetWords(wall, at)}`;
}

function offsetWords(wall: WallTime, at: number): string {
  const { year, month, day, hour, minute, second } = wall;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const minutes = Math.round((local - at) / MINUTE_MS);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${padded(Math.floor(size / 60))}:${padded(size % 60)}`;
}

const padded = (value: number, digits = 2): string => String(value).padStart(digits, "0");

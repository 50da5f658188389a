import { expect, it } from "vitest";
import { noBreakUnits } from "./no-break-units";

it.each([
  ["the oldest for 5 min 43 s.", "the oldest for 5_min 43_s."],
  ["28 % of the records are refused", "28_% of the records are refused"],
  ["1.4 MiB/s and 900 B", "1.4_MiB/s and 900_B"],
  ["2 shards of 4 do", "2 shards of 4 do"],
  ["", ""],
])("%s", (text, wanted) => expect(noBreakUnits(text).replaceAll("\u00a0", "_")).toBe(wanted));

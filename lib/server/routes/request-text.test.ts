import { describe, expect, it } from "vitest";
import { readTyped } from "@/lib/domain/time/typed-range";
import { readInstant } from "@/lib/domain/time/time-expression";
import { isTimeZone } from "@/lib/domain/time/zoned-time";
import { clientOf } from "@/lib/answer/query/client";
import { matches } from "../http/etag";
import { publicOrigin } from "@/lib/answer/preview/public-origin";

/**
 * Long enough to show a regular expression that backtracks. It is six times what Node's parser lets
 * through: at quadratic cost, one of these outlasts a test's time limit.
 */
const LENGTH = 100_000;
const fill = (text: string) => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);

const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ["digits", fill("1")],
  ["blanks", fill(" ")],
  ["tabs", fill("\t")],
  ["steps", `now${fill("-1M")}`],
  ["steps that end wrongly", `now${fill("+999999s")}x`],
  ["signs", `now${fill("-")}`],
  ["roundings", `now${fill("/d")}`],
  ["an instant that goes on", `2026-11-27T00:00:00.${fill("0")}Z`],
  ["dates", fill("2026-11-27 ")],
  ["semicolons", `${fill(";")}\n;`],
  ["tags", fill('W/"a",')],
  ["commas", fill(",")],
  ["quotes", fill('"')],
  ["dots", fill(".")],
  ["colons", fill(":1")],
  ["brackets", fill("[::1]")],
  ["letters", fill("a")],
  ["words between", fill("a to ")],
  ["nulls", fill("\0")],
  ["surrogates", fill("\ud800")],
];

const NOW = Date.UTC(2026, 10, 27);
const headers = (value: string) => ({ get: () => value });

describe.each(HOSTILE)("endless %s", (_name, text) => {
  it("are no time, no zone and no range", () => {
    for (const up of [true, false])
      expect(readInstant(text, { now: NOW, zone: "America/St_Johns", up })).toBeUndefined();
    expect(isTimeZone(text)).toBe(false);
    expect(readTyped(`x${text}x`, { now: NOW, zone: "UTC" })).toHaveProperty("problem");
  });

  it("are no origin of ours", () => {
    expect(publicOrigin(headers(text), undefined)).toMatch(/^http:\/\//);
  });

  it("make nobody a person, and no copy the same", () => {
    expect(matches(text, '"0123456789"')).toBe(false);
    expect(clientOf(headers(text))).toMatchObject({ isPerson: false, isForeign: true });
    expect(clientOf(headers(text)).address.length).toBeLessThanOrEqual(64);
  });
});

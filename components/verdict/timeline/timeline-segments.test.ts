import { describe, expect, it } from "vitest";
import { consumerCritical, NOW } from "../../fixtures/window-answer";
import { spanByKey, spanWords } from "./timeline-segments";

describe("spanWords", () => {
  const [calm, grave] = consumerCritical.timeline;
  const place = { zone: "UTC", today: NOW };
  it.each([
    ["names cause, times and duration", calm, "OK: keeping up, 13:30 to 14:02 (31 min 40 s)."],
    [
      "names the bottleneck when there is one",
      grave,
      "Critical: processing too slow, 14:02 to 14:30 (28 min 20 s). Bottleneck: the consumer (Spark).",
    ],
  ])("%s", (_what, span, words) => expect(span && spanWords(span, place)).toBe(words));
  it("names the day of a span that is not on the window's last day", () =>
    expect(grave && spanWords(grave, { ...place, today: NOW + 86_400_000 })).toContain(
      "23 Nov 14:02 to 23 Nov 14:30",
    ));
});

describe("spanByKey", () => {
  it.each([
    ["to the one before", "ArrowLeft", 2, 1],
    ["not beyond the first", "ArrowLeft", 0, 0],
    ["to the one after", "ArrowRight", 1, 2],
    ["not beyond the last", "ArrowRight", 2, 2],
    ["to the first", "Home", 2, 0],
    ["to the last", "End", 0, 2],
    ["nowhere by another key", "Enter", 1, null],
  ])("%s", (_what, key, at, next) => expect(spanByKey(key, at, 3)).toBe(next));
});

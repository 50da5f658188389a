import { describe, expect, it } from "vitest";
import type { Coverage } from "@/lib/domain/coverage";
import { coverageWords, formatCost } from "./coverage-words";
import { formatClock } from "./time";

const T = Date.UTC(2026, 10, 23, 14, 2);
const HOUR = 3_600_000;
const ALL: Coverage = {
  spark: null,
  periodMs: 60_000,
  lookBack: null,
  filling: null,
  filled: null,
};
const filling = { from: T - HOUR, to: T, metrics: 11 } as const;

describe("coverageWords", () => {
  it.each<[string, Partial<Coverage>, readonly string[]]>([
    ["nothing when all is known", {}, []],
    [
      "where Spark's numbers begin",
      { spark: { from: T } },
      ["Spark's numbers begin at 14:02; before that only CloudWatch's minutes are known."],
    ],
    [
      "that Spark's numbers are not known at all, and how coarse the rest is",
      { spark: { from: null }, periodMs: 300_000 },
      [
        "Spark's numbers are not known for this window: its driver no longer tells them. Only CloudWatch's means are known.",
        "Of times this old CloudWatch keeps one datapoint for 5 min: what was shorter does not show.",
      ],
    ],
    [
      "how far back the history goes",
      { lookBack: { from: T, limit: "history-days", days: 1 } },
      ["Nothing is known before 14:02: the history keeps a day (HISTORY_DAYS)."],
    ],
    [
      "that there was no stream before",
      { lookBack: { from: T, limit: "stream-created", days: 30 } },
      ["Nothing is known before 14:02: the stream was created then."],
    ],
    [
      "what is being fetched and what it costs",
      { filling: { ...filling, state: "waiting" } },
      [
        "What is missing from 13:02 to 14:02 is being fetched from CloudWatch, for about $0.00011; it appears here by itself.",
      ],
    ],
    [
      "that fetching it fails",
      { filling: { ...filling, state: "waiting", error: "CloudWatch throttles." } },
      [
        "What is missing from 13:02 to 14:02 is being fetched from CloudWatch, for about $0.00011; it appears here by itself. The last try failed: CloudWatch throttles.",
      ],
    ],
    [
      "why it could not be fetched, and what to do",
      { filling: { ...filling, state: "failed", error: "CloudWatch refuses: allow it." } },
      [
        "What is missing from 13:02 to 14:02 could not be fetched. CloudWatch refuses: allow it. It is asked for again when this window is open in ten minutes.",
      ],
    ],
    [
      "what it has cost",
      { filled: { metrics: 120 } },
      ["What was missing was fetched from CloudWatch, for about $0.0012."],
    ],
  ])("says %s", (_what, part, words) =>
    expect(coverageWords({ ...ALL, ...part }, (at) => formatClock(at, "UTC"))).toEqual(words),
  );
});

describe("formatCost", () => {
  it.each([
    [11, "about $0.00011"],
    [44, "about $0.00044"],
    [1_000, "about $0.010"],
    [99_999, "about $1.00"],
    [250_000, "about $2.50"],
  ])("of %s metrics is %s", (metrics, words) => expect(formatCost(metrics)).toBe(words));
});

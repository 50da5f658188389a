import { describe, expect, it } from "vitest";
import type { Coverage } from "@/lib/domain/coverage";
import { coverageWords } from "./coverage-words";
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
      "what is being fetched",
      { filling: { ...filling, state: "waiting" } },
      [
        "What is missing from 13:02 to 14:02 is being fetched from CloudWatch; it appears here by itself.",
      ],
    ],
    [
      "that fetching it fails",
      { filling: { ...filling, state: "waiting", error: "CloudWatch throttles." } },
      [
        "What is missing from 13:02 to 14:02 is being fetched from CloudWatch; it appears here by itself. The last try failed: CloudWatch throttles.",
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
      "what was fetched, without a price below ten cents",
      { filled: { metrics: 9_999 } },
      ["What was missing was fetched from CloudWatch."],
    ],
    [
      "what it has cost from ten cents on",
      { filled: { metrics: 10_000 } },
      ["What was missing was fetched from CloudWatch, for about $0.10."],
    ],
    [
      "what it will cost",
      { filling: { ...filling, metrics: 250_000, state: "waiting" } },
      [
        "What is missing from 13:02 to 14:02 is being fetched from CloudWatch, for about $2.50; it appears here by itself.",
      ],
    ],
  ])("says %s", (_what, part, words) =>
    expect(coverageWords({ ...ALL, ...part }, (at) => formatClock(at, "UTC"))).toEqual(words),
  );
});

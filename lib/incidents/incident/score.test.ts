import { describe, expect, it } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import { score } from "./score";
import type { Truth } from "./incident";

const ONSET = 1_795_400_000_000;
const DATA_FROM = ONSET - 3_600_000;
const MINUTE = 60_000;

type Said = Partial<
  Pick<Verdict, "bottleneck" | "severity" | "cause" | "since" | "sinceIsAtLeast">
>;

function marks(truth: Truth, result: Said, interval = 10_000, dataFrom = DATA_FROM) {
  return score(
    { truth, interval },
    { bottleneck: "none", severity: "ok", cause: "keeping-up", since: null, ...result },
    dataFrom,
  );
}

const SLOW: Truth = { bottleneck: "consumer", causes: ["processing-too-slow"], onset: ONSET };
const SLOW_SAID: Said = {
  bottleneck: "consumer",
  severity: "critical",
  cause: "processing-too-slow",
};

describe("score: onset", () => {
  const rows: [string, number | null, number, number | null, boolean][] = [
    ["exactly three minutes late is right", ONSET + 3 * MINUTE, 10_000, 3 * MINUTE, true],
    ["a moment more is wrong", ONSET + 3 * MINUTE + 1, 10_000, 3 * MINUTE + 1, false],
    ["exactly three minutes early is right", ONSET - 3 * MINUTE, 10_000, -3 * MINUTE, true],
    ["three batches count where they are longer", ONSET + 6 * MINUTE, 2 * MINUTE, 6 * MINUTE, true],
    ["more than three batches is wrong", ONSET + 6 * MINUTE + 1, 2 * MINUTE, 6 * MINUTE + 1, false],
    ["no onset is wrong when there is one", null, 10_000, null, false],
  ];
  it.each(rows)("%s", (_name, since, interval, error, right) => {
    const given = marks(SLOW, { ...SLOW_SAID, since }, interval);
    expect([given.onsetErrorMs, given.onsetRight]).toEqual([error, right]);
  });

  it("expects none when the truth has none", () => {
    const given = marks({ bottleneck: "none", causes: ["idle"] }, { cause: "idle" });
    expect([given.onsetErrorMs, given.onsetRight]).toEqual([null, true]);
  });

  it("accepts 'older than the data' for a fault that is older than the data", () => {
    const unknown = marks(SLOW, { ...SLOW_SAID, sinceIsAtLeast: true }, 10_000, ONSET);
    expect(unknown.onsetRight).toBe(true);
    expect(marks(SLOW, SLOW_SAID, 10_000, ONSET).onsetRight).toBe(false);
    expect(marks(SLOW, { ...SLOW_SAID, since: ONSET }, 10_000, ONSET).onsetRight).toBe(true);
  });

  it("rejects 'older than the data' for a fault that began inside it", () => {
    expect(marks(SLOW, { ...SLOW_SAID, sinceIsAtLeast: true }).onsetRight).toBe(false);
  });
});

describe("score: words", () => {
  it("accepts any of the accepted causes", () => {
    const truth: Truth = { bottleneck: "none", causes: ["keeping-up", "at-risk"] };
    const given = marks(truth, { cause: "at-risk", severity: "warning" });
    expect(given).toMatchObject({ bottleneckRight: true, causeRight: true, falseAlarm: false });
  });

  it("scores the bottleneck and the cause separately", () => {
    const given = marks(SLOW, { ...SLOW_SAID, cause: "rate-cap", since: ONSET });
    expect(given).toMatchObject({ bottleneckRight: true, causeRight: false });
  });
});

describe("score: false alarms", () => {
  const healthy: Truth = { bottleneck: "none", causes: ["keeping-up"] };
  const rows: [string, Truth, Said, boolean][] = [
    ["blaming a side when nothing is wrong", healthy, SLOW_SAID, true],
    ["warning when nothing is wrong", healthy, { cause: "at-risk", severity: "warning" }, true],
    [
      "'unknown' is wrong, but no alarm",
      healthy,
      { bottleneck: "unknown", cause: "no-data", severity: "unknown" },
      false,
    ],
    [
      "warning of a risk that is there",
      { bottleneck: "none", causes: ["at-risk"] },
      { cause: "at-risk", severity: "warning" },
      false,
    ],
    [
      "blaming a side when outputs fail",
      { bottleneck: "none", causes: ["failing-batches"] },
      SLOW_SAID,
      true,
    ],
    [
      "blaming the wrong side of a real fault is no false alarm",
      SLOW,
      { bottleneck: "shards-read", cause: "read-limit", severity: "critical" },
      false,
    ],
  ];
  it.each(rows)("%s", (_name, truth, result, expected) => {
    expect(marks(truth, result).falseAlarm).toBe(expected);
  });
});

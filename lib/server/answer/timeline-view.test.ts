import { describe, expect, it } from "vitest";
import type { Cause, Judgement, Severity } from "@/lib/domain/verdict";
import { firstVerdict } from "./first-verdict";
import { timelineView } from "./timeline-view";

const MIN = 60_000;
const { numbers } = firstVerdict(0);

function judged(minute: number, cause: Cause, severity: Severity): Judgement {
  const bottleneck = severity === "critical" ? "consumer" : "none";
  return { at: minute * MIN, bottleneck, severity, cause, since: null, numbers };
}

const ok = (minute: number) => judged(minute, "keeping-up", "ok");
const bad = (minute: number) => judged(minute, "processing-too-slow", "critical");

function spans(judgements: readonly Judgement[], toMinute: number): string[] {
  const last = judgements.at(-1);
  const verdict = { ...firstVerdict(toMinute * MIN), ...last, at: toMinute * MIN };
  return timelineView(judgements, verdict, { from: 0, to: toMinute * MIN }).map(
    ({ from, to, cause }) => `${from / MIN}-${to / MIN} ${cause}`,
  );
}

describe("timelineView", () => {
  it("joins equal minutes and covers the window", () => {
    expect(spans([ok(0), ok(1), bad(2), bad(3)], 4)).toEqual([
      "0-2 keeping-up",
      "2-4 processing-too-slow",
    ]);
  });

  it("calls minutes that nobody judged unknown, not the colour of their neighbours", () => {
    expect(spans([ok(0), ok(5)], 6)).toEqual(["0-1 keeping-up", "1-5 no-data", "5-6 keeping-up"]);
  });

  it("says unknown where the window begins before the first judgement", () => {
    expect(spans([ok(2)], 3)).toEqual(["0-2 no-data", "2-3 keeping-up"]);
  });

  it("lets the banner speak for the minute under way", () => {
    expect(spans([ok(0)], 2)).toEqual(["0-2 keeping-up"]);
  });

  it("lets it speak just after a full minute, too, when it is some seconds old", () => {
    const verdict = { ...firstVerdict(MIN - 5_000), ...ok(0), at: MIN - 5_000 };
    const timeline = timelineView([ok(0)], verdict, { from: 0, to: MIN + 500 });
    expect(timeline.map(({ cause }) => cause)).toEqual(["keeping-up"]);
  });

  it("does not stretch the banner over a long silence", () => {
    expect(spans([ok(0)], 10)).toEqual(["0-1 keeping-up", "1-10 no-data"]);
  });

  it("is one unknown span when nothing was ever judged", () => {
    expect(spans([], 10)).toEqual(["0-10 no-data"]);
  });
});

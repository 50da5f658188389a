import { describe, expect, it } from "vitest";
import type { Cause, Evaluation, Severity, Verdict } from "@/lib/domain/verdict";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { evaluatedSpans } from "../verdicts/evaluated-spans";
import { timelineView } from "./timeline-view";
import { verdictRuns } from "../verdicts/verdict-runs";

const MIN = 60_000;
const { numbers } = firstVerdict(0);

function evaluated(
  minute: number,
  cause: Cause,
  severity: Severity,
  since: number | null = null,
): Evaluation {
  const bottleneck = severity === "critical" ? "consumer" : "none";
  return {
    at: minute * MIN,
    bottleneck,
    severity,
    cause,
    since: since === null ? null : since * MIN,
    numbers,
  };
}

const ok = (minute: number) => evaluated(minute, "keeping-up", "ok");
const bad = (minute: number, since?: number) =>
  evaluated(minute, "processing-too-slow", "critical", since);

function timeline(
  evaluations: readonly Evaluation[],
  verdict: Verdict,
  toMinute: number,
): string[] {
  const span = { from: 0, to: toMinute * MIN };
  return timelineView(verdictRuns(evaluatedSpans(evaluations, verdict, span), span.to), span).map(
    ({ from, to, cause }) => `${from / MIN}-${to / MIN} ${cause}`,
  );
}

function spans(evaluations: readonly Evaluation[], toMinute: number): string[] {
  const last = evaluations.findLast(({ at }) => at <= toMinute * MIN);
  return timeline(
    evaluations,
    { ...firstVerdict(toMinute * MIN), ...last, at: toMinute * MIN },
    toMinute,
  );
}

describe("timelineView", () => {
  it("joins equal minutes and covers the window", () => {
    expect(spans([ok(0), ok(1), bad(2), bad(3)], 4)).toEqual([
      "0-2 keeping-up",
      "2-4 processing-too-slow",
    ]);
  });

  it("calls minutes that were not evaluated unknown, and does not extend their neighbours", () => {
    expect(spans([ok(0), ok(5)], 6)).toEqual(["0-1 keeping-up", "1-5 no-data", "5-6 keeping-up"]);
  });

  it("says unknown where the window begins before the first evaluation", () => {
    expect(spans([ok(2)], 3)).toEqual(["0-2 no-data", "2-3 keeping-up"]);
  });

  it("applies the banner to the current minute", () => {
    expect(spans([ok(0)], 2)).toEqual(["0-2 keeping-up"]);
  });

  it("applies it just after a full minute, too, when it is some seconds old", () => {
    const verdict = { ...firstVerdict(0), ...ok(0), at: MIN - 5_000 };
    expect(timeline([ok(0)], verdict, 1.01)).toEqual(["0-1.01 keeping-up"]);
  });

  it("does not stretch the banner over a long silence", () => {
    expect(spans([ok(0)], 10)).toEqual(["0-1 keeping-up", "1-10 no-data"]);
  });

  it("is one unknown span when nothing was ever evaluated", () => {
    expect(spans([], 10)).toEqual(["0-10 no-data"]);
  });

  it("begins a trouble at its since, and cuts off earlier evaluations of that time", () =>
    expect(spans([ok(0), ok(1), ok(2), bad(3, 1.5), bad(4, 1.5)], 5)).toEqual([
      "0-1.5 keeping-up",
      "1.5-5 processing-too-slow",
    ]));

  it("begins it there as soon as the banner shows it, between two whole minutes", () => {
    const verdict = { ...firstVerdict(0), ...bad(0, 1.5), at: 2.5 * MIN };
    expect(timeline([ok(0), ok(1), ok(2)], verdict, 2.6)).toEqual([
      "0-1.5 keeping-up",
      "1.5-2.6 processing-too-slow",
    ]);
  });

  it("begins it where the banner says, when that is known better now", () => {
    const verdict = { ...firstVerdict(0), ...bad(0, 1.25), at: 4 * MIN };
    expect(timeline([ok(0), ok(1), ok(2), bad(3, 1.5)], verdict, 4)).toEqual([
      "0-1.25 keeping-up",
      "1.25-4 processing-too-slow",
    ]);
  });

  it("fills a window if the trouble began before it", () =>
    expect(spans([bad(-1, -30), bad(0, -30), bad(1, -30)], 2)).toEqual([
      "0-2 processing-too-slow",
    ]));

  it("shows what had begun by the window's end and was found after it", () =>
    expect(spans([ok(0), ok(1), ok(2), ok(3), bad(4, 2), bad(5, 2)], 3)).toEqual([
      "0-2 keeping-up",
      "2-3 processing-too-slow",
    ]));

  it("leaves out what began exactly at the window's end", () =>
    expect(spans([ok(0), ok(1), ok(2), bad(3, 2)], 2)).toEqual(["0-2 keeping-up"]));

  it("begins it within minutes that were not evaluated if that is known", () =>
    expect(spans([ok(0), bad(5, 2)], 6)).toEqual([
      "0-1 keeping-up",
      "1-2 no-data",
      "2-6 processing-too-slow",
    ]));
});

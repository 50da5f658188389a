import { describe, expect, it } from "vitest";
import type { Cause, Evaluation, Severity } from "@/lib/domain/verdict";
import { changeTo, changeToSilence, type VerdictChange } from "@/lib/domain/verdict-change";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { minuteSpans } from "../verdicts/evaluated-spans";
import { verdictLogView } from "./verdict-log-view";
import { verdictRuns } from "../verdicts/verdict-runs";

const T = Date.UTC(2026, 10, 23, 14);
const at = (minute: number): number => T + minute * 60_000;
const span = { from: at(0), to: at(30) };

const SEVERITY: Partial<Record<Cause, Severity>> = {
  "keeping-up": "ok",
  "processing-too-slow": "critical",
  "no-data": "unknown",
};

const change = (minute: number, cause: Cause): VerdictChange =>
  changeTo(
    {
      ...firstVerdict(at(minute)),
      bottleneck: "none",
      severity: SEVERITY[cause] ?? "warning",
      cause,
      headline: `It is ${cause}.`,
    },
    "orders",
    null,
  );

/** Minutes of one cause: `[first, last, cause, since]`. */
function evaluated(...runs: readonly (readonly [number, number, Cause, number?])[]): Evaluation[] {
  const { numbers } = firstVerdict(T);
  return runs.flatMap(([first, last, cause, since]) =>
    Array.from({ length: last - first + 1 }, (_, i) => ({
      at: at(first + i),
      bottleneck: "none" as const,
      severity: SEVERITY[cause] ?? ("warning" as const),
      cause,
      since: since === undefined ? null : at(since),
      numbers,
    })),
  );
}

const runs = (evaluations: readonly Evaluation[]) => verdictRuns(minuteSpans(evaluations), span.to);

const SLOW = "processing-too-slow";
const FINE = "keeping-up";

describe("verdictLogView", () => {
  it("says until when each verdict held; the last one still does", () => {
    const view = verdictLogView([change(-10, FINE), change(5, SLOW)], [], span);
    expect(view.map(({ until }) => until)).toEqual([at(5), null]);
  });

  it("has the newest two hundred entries of a log that flapped", () => {
    const log = Array.from({ length: 201 }, (_, i) => change(i / 10, i % 2 === 0 ? FINE : SLOW));
    const view = verdictLogView(log, [], span);
    expect(view).toHaveLength(200);
    expect(view.at(-1)?.at).toBe(at(20));
  });

  it("has a time in which Narrows was not running, in words", () => {
    const view = verdictLogView(
      [change(0, FINE), changeToSilence(at(5), "orders", null)],
      [],
      span,
    );
    expect(view.map(({ cause, headline }) => [cause, headline])).toEqual([
      [FINE, "It is keeping-up."],
      ["no-data", "Nothing was said: Narrows was not running."],
    ]);
  });

  it("is empty for a window without changes", () =>
    expect(verdictLogView([], runs(evaluated([0, 29, FINE])), span)).toEqual([]));

  it.each([
    ["nothing if the minutes say the same", [change(0, FINE)], evaluated([0, 29, FINE]), []],
    [
      "the trouble that had begun before it was said",
      [change(0, FINE), change(7, SLOW)],
      evaluated([0, 6, FINE], [7, 29, SLOW, 2]),
      [[SLOW, 2, 30], undefined],
    ],
    [
      "nothing when it was said within three minutes",
      [change(0, FINE), change(7, SLOW)],
      evaluated([0, 6, FINE], [7, 29, SLOW, 4.5]),
      [],
    ],
    [
      "the exact three minutes",
      [change(0, FINE), change(7, SLOW)],
      evaluated([0, 6, FINE], [7, 29, SLOW, 4]),
      [[SLOW, 4, 30], undefined],
    ],
    [
      "what corrected minutes show of a time that was evaluated otherwise",
      [change(0, "no-data")],
      evaluated([0, 9, FINE], [10, 29, SLOW, 10]),
      [[SLOW, 10, 30]],
    ],
    [
      "nothing for a gap: minutes that were not evaluated say nothing",
      [change(0, FINE)],
      evaluated([0, 3, FINE], [20, 29, FINE]),
      [],
    ],
    [
      "a calm state from its own minutes only, whatever its since",
      [change(0, SLOW), change(20, FINE)],
      evaluated([0, 19, SLOW, -5], [20, 29, FINE, 1]),
      [],
    ],
    [
      "nothing from outside the window",
      [change(-60, FINE), change(2, SLOW)],
      evaluated([-1, 1, FINE], [2, 29, SLOW, -40]),
      [],
    ],
  ] as const)("shows %s", (_what, log, evaluations, expected) => {
    const later = verdictLogView(log, runs(evaluations), span).map((one) => one.reevaluation);
    const found = later.map(
      (one) => one && [one.cause, (one.from - T) / 60_000, (one.to - T) / 60_000],
    );
    expect(found).toEqual(expected.length === 0 ? log.map(() => undefined) : expected);
  });
});

import { describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts";
import type { SparkSettings } from "@/lib/domain/spark-facts";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { batchOf } from "@/lib/domain/testing/batch-of";
import type { Cause, Severity } from "@/lib/domain/verdict";
import { emptyWindow } from "@/lib/domain/window";
import { eventsView } from "./events-view";
import { changeTo, changeToSilence, type LoggedChange } from "@/lib/domain/verdict-change";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { minuteSpans } from "../verdicts/evaluated-spans";

const NOTHING = emptyWindow(0, 0, 0).facts;
const SPAN = { from: 0, to: 100 };

const settings = (at: number, over: Partial<SparkSettings> = {}): Reading<SparkSettings> => ({
  at,
  value: {
    backpressure: false,
    minRate: 100,
    concurrentJobs: 1,
    blockIntervalMs: 200,
    taskCpus: 1,
    ...over,
  },
});

const application = (at: number, id: string, sparkVersion = "3.5.7", name = "n") => ({
  at,
  value: { id, name, startedAt: at - 1, sparkVersion },
});

const texts = (facts: Partial<typeof NOTHING>, failed: readonly MicroBatch[] = []) =>
  eventsView({ ...NOTHING, ...facts }, failed, { evaluated: [], changes: [] }, SPAN).map(
    ({ at, kind, text }) => `${at} ${kind} ${text}`,
  );

describe("eventsView", () => {
  it("says what a restart changed", () => {
    expect(
      texts({
        application: [application(-5, "a1", "3.5.6"), application(50, "a2")],
        settings: [settings(-4), settings(51, { maxRate: 50, backpressure: true })],
        slots: [
          { at: -4, value: { total: 8, executors: 2, activeTasks: 1 } },
          { at: 52, value: { total: 4, executors: 1, activeTasks: 1 } },
        ],
      }),
    ).toEqual([
      "49 app-restart The Spark application was started again as a2. Changed: Spark 3.5.6 → 3.5.7, " +
        "back-pressure false → true, receiver.maxRate unset → 50, task slots 8 → 4.",
    ]);
  });

  it("names executors that are lost or come back within one application", () => {
    const slots = (at: number, executors: number) => ({
      at,
      value: { total: 4 * executors, executors, activeTasks: 0 },
    });
    const one = [application(-5, "a1")];
    expect(
      texts({ application: one, slots: [slots(-4, 4), slots(20, 3), slots(30, 3), slots(40, 4)] }),
    ).toEqual([
      "20 executor-lost 3 executors with 12 task slots, 4 with 16 before.",
      "40 executor-back 4 executors with 16 task slots, 3 with 12 before.",
    ]);
    // A restart's own event names them.
    const two = [...one, application(20, "a2")];
    expect(texts({ application: two, slots: [slots(-4, 4), slots(21, 3)] })).toEqual([
      expect.stringContaining("19 app-restart"),
    ]);
    expect(texts({ slots: [slots(-4, 4)] })).toEqual([]);
  });

  it("says that another application answers at the driver's address, and when it was found", () => {
    const settled = { settings: [settings(-4), settings(51, { maxRate: 50 })] };
    const other = application(50, "a2", "4.0.1", "orders <b>etl</b>");
    expect(texts({ application: [application(-5, "a1"), other], ...settled })).toEqual([
      "50 app-replaced The driver at this address now runs another application: orders <b>etl</b> instead of n.",
    ]);
    // Back again: two changes of name, and a restart of neither.
    expect(
      texts({ application: [application(10, "a1"), other, application(90, "a1")] }).map((text) =>
        text.replace(/^.*application: /, ""),
      ),
    ).toEqual(["orders <b>etl</b> instead of n.", "n instead of orders <b>etl</b>."]);
  });

  it("reports a change of settings within one application by itself", () => {
    expect(
      texts({
        application: [application(1, "a")],
        settings: [settings(2), settings(9, { maxRate: 5 })],
      }),
    ).toEqual(["9 settings-changed Settings: receiver.maxRate unset → 5."]);
  });

  it("reports when a source was lost and came back, but not a single late poll", () => {
    const state = (at: number, status: "ok" | "late" | "failing") => ({
      at,
      value: { status, lastSuccessAt: null, ...(status !== "ok" && { error: "It is gone." }) },
    });
    expect(
      texts({
        "source-spark": [state(1, "ok"), state(2, "late"), state(3, "failing"), state(7, "ok")],
      }),
    ).toEqual([
      "3 source-lost The Spark driver: It is gone.",
      "7 source-back The Spark driver answers again.",
    ]);
  });

  it("reports failed batches and lost receivers", () => {
    const receivers = (at: number, active: number) => ({
      at,
      value: { active, configured: 2, receivers: [] },
    });
    const outputs = { total: 2, failed: 1 };
    const batch = batchOf({ at: 5, outputs, failure: "<b>boom</b>" });
    expect(texts({ receivers: [receivers(1, 2), receivers(6, 1)] }, [batch])).toEqual([
      "5 batch-failed 1 of 2 outputs of a batch failed: <b>boom</b>",
      "6 receiver-lost 1 of 2 receivers active, 2 before.",
    ]);
  });

  it("leaves out what happened before the window", () => {
    expect(texts({ application: [application(-9, "a1"), application(-5, "a2")] })).toEqual([]);
  });
});

describe("a change of the verdict", () => {
  const minute = 60_000;
  const SEVERITY: Partial<Record<Cause, Severity>> = {
    "no-data": "unknown",
    "rate-cap": "critical",
  };
  /** One evaluation a minute, from the window's start; a number is the minute of its `since`. */
  const evaluated = (minutes: readonly (Cause | readonly [Cause, number])[]) =>
    minutes.map((one, i) => {
      const [cause, since] = typeof one === "string" ? [one, null] : one;
      return {
        ...firstVerdict(minute * i),
        cause,
        severity: SEVERITY[cause] ?? ("ok" as const),
        since: since === null ? null : since * minute,
      };
    });
  const said = (at: number) => changeTo(firstVerdict(at * minute), "orders", null);
  const times = (cause: Cause, count: number) => Array.from({ length: count }, () => cause);
  const changes = (minutes: Parameters<typeof evaluated>[0], log: readonly LoggedChange[]) =>
    eventsView(
      NOTHING,
      [],
      { evaluated: minuteSpans(evaluated(minutes)), changes: log },
      { from: 0, to: 100 * minute },
    ).map(({ at, text }) => `${at / minute} ${text}`);

  it("is reported between neighbours", () =>
    expect(changes(["keeping-up", "idle"], [said(0)])).toEqual([
      "1 Verdict: keeping up → idle (ok).",
    ]));

  it("is reported at the instant at which it began, as in the timeline", () =>
    expect(
      changes(["keeping-up", "keeping-up", "keeping-up", ["rate-cap", 1.5], "idle"], []),
    ).toEqual([
      "1.5 Verdict: keeping up → rate cap (critical).",
      "4 Verdict: rate cap → idle (ok).",
    ]));

  it("names the verdict before it, and not the one it replaces", () =>
    expect(changes(["keeping-up", "keeping-up", "idle", ["rate-cap", 1.5]], [])).toEqual([
      "1.5 Verdict: keeping up → rate cap (critical).",
    ]));

  it("is not reported if it began before the window", () =>
    expect(changes(["keeping-up", ["rate-cap", -1]], [])).toEqual([]));

  it("to knowing too little is reported for minutes that were watched", () =>
    expect(changes(["keeping-up", "no-data"], [said(1)])).toHaveLength(1));

  it("is not reported for a lapse of less than five minutes", () => {
    const lapse = (minutes: number, after: Cause = "keeping-up") =>
      changes(["keeping-up", ...times("no-data", minutes), after], [said(0)]);
    expect(lapse(4)).toEqual([]);
    expect(lapse(5)).toHaveLength(2);
    expect(lapse(4, "idle")).toHaveLength(2);
  });

  it("is not reported if nobody watched", () =>
    expect(changes(["no-data", "keeping-up", "no-data", "keeping-up"], [said(21)])).toEqual([]));

  it("is reported across minutes that nobody watched", () =>
    expect(changes(["keeping-up", "no-data", "idle"], [])).toEqual([
      "2 Verdict: keeping up → idle (ok).",
    ]));

  it("is not reported while the dashboard was not running", () => {
    const log = [said(0), changeToSilence(minute, "orders", null)];
    expect(changes(["keeping-up", ...times("no-data", 8)], log)).toEqual([]);
  });

  it("is not reported without evaluations", () => expect(changes([], [])).toEqual([]));
});

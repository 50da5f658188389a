import { describe, expect, it } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import { diagnose, evaluate } from "@/lib/diagnosis/diagnose";
import { LOOKED_BACK } from "./hysteresis";
import {
  batches,
  healthyPeriod,
  minutes,
  NOW,
  queueing,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { withClearing } from "./clearing";
import { DSTREAM } from "@/lib/diagnosis/kinds/dstream";

const MINUTE = 60_000;
const SLOW = { cause: "processing-too-slow", bottleneck: "consumer" } as const;
const CALM = { cause: "keeping-up", bottleneck: "none" } as const;

/** Too slow for an hour. Batches made since `fixedFor` ms ago take 4 s of their 10 s. */
const slowUntil = (fixedFor: number) =>
  windowOf({
    batches: queueing(1080, (ago) => {
      const workMs = ago * 10_000 > fixedFor ? (ago <= 360 ? 12_000 : 5_000) : 4_000;
      return { workMs };
    }),
  });

const shown = (verdict: Verdict) =>
  verdict.clearing?.conditions.map(({ text, met }) => [text.slice(0, 12), met]);

describe("withClearing", () => {
  it("is absent for a healthy pipeline", () =>
    expect(diagnose(windowOf(), NOW).clearing).toBeUndefined());

  it("says what a slow Spark must reach, and that it does not get there", () => {
    const { clearing, cause } = diagnose(slowUntil(0), NOW);
    expect(cause).toBe("processing-too-slow");
    expect(clearing?.conditions).toMatchObject([
      { met: false, value: expect.closeTo(1.2, 1), limit: 1.03, metAt: null },
      { met: false, limit: 10_000, perMinute: expect.closeTo(12_000, -3), metAt: null },
    ]);
    expect(clearing?.evaluations).toEqual({ clear: 0, needed: LOOKED_BACK });
    expect(clearing?.backlog).toMatchObject({ shrinks: false, goneAt: null });
  });

  it("says when the waiting will be over once it is fixed", () => {
    // At 12 s a batch, the wait is ten minutes: what was made 700 s ago was started 2 min ago.
    const verdict = diagnose(slowUntil(700_000), NOW);
    expect(["processing-too-slow", "recovering"]).toContain(verdict.cause);
    const waits = verdict.clearing?.conditions.find(({ series }) => series === "queuedBatches");
    expect(waits).toMatchObject({ met: false, perMinute: expect.any(Number) });
    expect(waits?.perMinute).toBeLessThan(0);
    expect(waits?.metAt).toBeGreaterThan(NOW);
    expect(verdict.clearing?.backlog.goneAt).toBeGreaterThan(NOW);
  });

  it.each([
    { name: "counts none while the newest evaluation finds it", recent: [CALM, SLOW], clear: 0 },
    { name: "counts those since it was last found", recent: [SLOW, CALM, CALM], clear: 2 },
    { name: "counts no further than needed", recent: [CALM, CALM, CALM, CALM], clear: 3 },
    { name: "counts none if nothing was evaluated", recent: [], clear: 0 },
  ])("$name", ({ recent, clear }) => {
    const verdict: Verdict = { ...evaluate(slowUntil(0), NOW), ...SLOW, severity: "critical" };
    expect(withClearing(slowUntil(0), verdict, recent).clearing?.evaluations.clear).toBe(clear);
  });

  it("is unknown, and not met, if nothing is known", () => {
    const empty = windowOf({ periods: [], batches: [] });
    for (const [cause, { looks }] of Object.entries(DSTREAM.endings)) {
      // The keys are causes, which Object.entries does not know.
      const verdict = {
        ...evaluate(empty, NOW),
        severity: "critical",
        cause: cause as Verdict["cause"],
      } as const;
      const { clearing } = withClearing(empty, verdict, []);
      expect(clearing?.conditions).toHaveLength(looks.length);
      expect(clearing?.backlog).toMatchObject({ records: null, goneAt: null });
    }
    const verdict = { ...evaluate(empty, NOW), ...SLOW, severity: "critical" } as const;
    expect(shown(withClearing(empty, verdict, []))).toEqual([
      ["batches take", null],
      ["a batch wait", null],
    ]);
  });

  it.each([
    {
      name: "still gives the backlog of a driver that was silent for 30 s",
      ms: 30_000,
      known: true,
    },
    { name: "does not know it for a driver that was silent for longer", ms: 30_001, known: false },
  ])("$name", ({ ms, known }) => {
    const at = NOW - ms;
    const silent = { status: "failing", lastSuccessAt: at, since: at } as const;
    const window = slowUntil(0);
    const facts = { ...window.facts, "source-spark": [{ at, value: silent }] };
    const verdict: Verdict = { ...evaluate(window, NOW), ...SLOW, severity: "critical" };
    const { clearing } = withClearing({ ...window, facts }, verdict, []);
    expect(clearing?.backlog.records !== null).toBe(known);
  });

  it("is given for critical verdicts and for recovering, not for warnings", () => {
    const verdict = {
      ...evaluate(slowUntil(0), NOW),
      cause: "write-limit",
      severity: "warning",
    } as const;
    expect(withClearing(windowOf(), verdict, []).clearing).toBeUndefined();
    const recovering = { ...verdict, cause: "recovering" } as const;
    expect(withClearing(windowOf(), recovering, []).clearing?.conditions).toHaveLength(2);
  });
});

describe("while nothing is worked off", () => {
  const hangs = windowOf({
    batches: batches(1080, (ago) => {
      if (ago > 45) return { workMs: 2_000 };
      return ago === 45 ? { state: "running" } : { state: "queued" };
    }),
  });

  it.each(
    Object.keys(DSTREAM.endings).filter(
      (cause) => cause !== "write-limit" && cause !== "hot-shard",
    ),
  )("gives no time for %s", (cause) => {
    const verdict = {
      ...evaluate(hangs, NOW),
      severity: "critical",
      // The keys are causes, which Object.keys does not know.
      cause: cause as Verdict["cause"],
    } as const;
    const { clearing } = withClearing(hangs, verdict, []);
    expect(clearing?.conditions.flatMap(({ metAt }) => metAt ?? [])).toEqual([]);
    expect(clearing?.backlog).toMatchObject({
      records: 450_000,
      goneAt: null,
      because: "no batch has ended for 7 min 38 s",
    });
  });

  it("says that the wait is at least the age of the open batch", () => {
    const verdict: Verdict = { ...evaluate(hangs, NOW), ...SLOW, severity: "critical" };
    expect(withClearing(hangs, verdict, []).clearing?.conditions).toContainEqual(
      expect.objectContaining({ value: 450_000, isAtLeast: true, perMinute: null }),
    );
  });
});

describe("the numbers beside a trouble", () => {
  it.each([
    { cause: "shards-unread", severity: "critical", records: null },
    { cause: "shared-leases", severity: "critical", records: null },
    { cause: "write-limit", severity: "warning", records: null },
    { cause: "rate-cap", severity: "critical", records: null },
    { cause: "keeping-up", severity: "ok", records: 0 },
    { cause: "at-risk", severity: "warning", records: 0 },
    { cause: "failing-batches", severity: "critical", records: 0 },
  ] as const)("$cause: a backlog of zero becomes $records", ({ cause, severity, records }) => {
    const verdict: Verdict = { ...evaluate(windowOf(), NOW), cause, severity };
    const { numbers, clearing } = withClearing(windowOf(), verdict, []);
    expect(numbers.backlogRecords).toBe(records);
    expect(clearing?.backlog.records ?? records).toBe(records);
  });

  it("keep a backlog above zero", () => {
    const waits = windowOf({
      batches: batches(30, (ago) => (ago === 1 ? { state: "queued" } : {})),
    });
    const verdict = { ...evaluate(waits, NOW), cause: "write-limit", severity: "warning" } as const;
    expect(withClearing(waits, verdict, []).numbers.backlogRecords).toBe(10_000);
  });
});

describe("refused writes", () => {
  /** The last hour's writes were refused, except in the newest `quiet` minutes and the holes. */
  const refused = (quiet: number, holes: readonly number[] = []) =>
    windowOf({
      periods: minutes(180, (ago) => ({
        ...healthyPeriod(),
        // Minutes 1 and 2 are not settled yet.
        ...(ago <= 60 && ago > quiet + 2 && !holes.includes(ago) && { writeThrottled: 200 }),
      })),
    });
  it("are given apart from the backlog, records/s", () =>
    expect(evaluate(refused(0), NOW).numbers.refusedRecordsPerSecond).toBe(200));
  it("are absent if there were none", () =>
    expect(evaluate(windowOf(), NOW).numbers.refusedRecordsPerSecond).toBeUndefined());
  it("are unknown without minutes", () =>
    expect(evaluate(windowOf({ periods: [] }), NOW).numbers.refusedRecordsPerSecond).toBeNull());
  const few = (window: ReturnType<typeof windowOf>) => {
    const verdict = {
      ...evaluate(window, NOW),
      cause: "write-limit",
      severity: "critical",
    } as const;
    return withClearing(window, verdict, []).clearing?.conditions[0];
  };
  it.each([
    { name: "no end in sight while the newest minute has some", quiet: 0, value: 5, in: null },
    { name: "one more minute after the first without refusals", quiet: 1, value: 4, in: 1 },
    { name: "met after two minutes without refusals", quiet: 2, value: 0, in: null },
  ])("$name", ({ quiet, value, in: minutesToGo }) => {
    const found = few(refused(quiet));
    expect(found).toMatchObject({ value, met: value < 3 });
    expect(found?.metAt).toBe(minutesToGo === null ? null : NOW + minutesToGo * MINUTE);
  });
});

describe("the conditions of one cause", () => {
  // The page identifies conditions by these from one answer to the next.
  it.each(Object.keys(DSTREAM.endings))("%s: differ in series or limit", (cause) => {
    const verdict = {
      ...evaluate(windowOf(), NOW),
      severity: "critical",
      // The keys are causes, which Object.keys does not know.
      cause: cause as Verdict["cause"],
    } as const;
    const { conditions = [] } = withClearing(windowOf(), verdict, []).clearing ?? {};
    const names = conditions.map(({ series, limit }) => `${series} ${limit}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  queueing,
  SETTINGS,
  windowOf,
  quietPeriod,
} from "@/lib/diagnosis/testing/window";

const MINUTE = 60_000;
const verdictOf = (given: Given) => evaluate(windowOf(given), NOW);

describe("after a batch that hung has ended", () => {
  /** The batch of eight minutes ago held up all others, and ended `secondsAgo` seconds ago. */
  const ended = (secondsAgo: number, workMs = 4_000): Given => ({
    batches: queueing(1080, (ago) => ({
      workMs: ago === 48 ? 480_000 - secondsAgo * 1000 : ago < 48 ? workMs : 4_000,
    })),
  });

  it.each([
    { name: "five seconds later the queue is worked off", given: ended(5), want: "recovering" },
    { name: "and a minute later", given: ended(60), want: "recovering" },
    {
      name: "but not if batches take longer than their interval",
      given: ended(120, 12_000),
      want: "processing-too-slow",
    },
  ])("$name", ({ given, want }) => expect(verdictOf(given).cause).toBe(want));

  it("began to recover when it ended", () => expect(verdictOf(ended(60)).since).toBe(NOW - MINUTE));
});

describe("after a start", () => {
  /** Five minutes without a read, then a start; its batches hold the given records. */
  const started = (agoMs: number, count: number, records = 10_000): Given => ({
    startedAt: NOW - agoMs,
    periods: minutes(180, (ago) =>
      ago > 7 ? healthyPeriod() : { putRecords: 1000, putBytes: 500_000 },
    ),
    batches: batches(count, () => ({ records })),
  });

  it.each([
    { name: "empty batches do not show that it works", given: started(35_000, 3, 0) },
    { name: "nor does one batch show how far behind it reads", given: started(35_000, 3) },
  ])("$name", ({ given }) => {
    const { bottleneck, headline } = verdictOf(given);
    expect(bottleneck).toBe("unknown");
    expect(headline).toMatch(/^Not enough data to judge: Spark started 35 s ago/);
  });

  it.each([
    // Two minutes with puts after the leases' warm-up minute, settled two minutes after their end.
    {
      name: "empty batches prove nothing for five minutes",
      agoMs: 5 * MINUTE - 1,
      want: "no-data",
    },
    {
      name: "afterwards they prove that nothing is read",
      agoMs: 5 * MINUTE,
      want: "reading-nothing",
    },
  ])("$name", ({ agoMs, want }) =>
    expect(verdictOf(started(agoMs, Math.floor(agoMs / 10_000), 0)).cause).toBe(want),
  );

  it("needs to know nothing while nothing is put", () => {
    const quiet = minutes(180, (ago) => (ago > 7 ? healthyPeriod() : quietPeriod()));
    expect(verdictOf({ ...started(35_000, 3, 0), periods: quiet }).cause).toBe("idle");
  });
});

describe("after the puts have multiplied", () => {
  /** Puts are eight times the usual for three minutes. Only one of them is settled. */
  const grown = (workMs: number): Given => ({
    periods: minutes(180, (ago) =>
      ago > 3 ? healthyPeriod() : { ...healthyPeriod(), putRecords: 8000, getRecords: 8000 },
    ),
    batches: queueing(1080, (ago) => (ago >= 18 ? { workMs: 5_000 } : { records: 80_000, workMs })),
  });

  it.each([
    {
      name: "a batch like those behind it is not one large batch",
      workMs: 16_000,
      want: "processing-too-slow",
    },
    { name: "and is no trouble within its time budget", workMs: 8_000, want: "keeping-up" },
  ])("$name", ({ workMs, want }) => expect(verdictOf(grown(workMs)).cause).toBe(want));
});

describe("idle", () => {
  const night = minutes(180, (ago) => (ago > 20 ? healthyPeriod() : quietPeriod()));
  const running = (records: number): Given => ({
    periods: night,
    batches: batches(1080, (ago) =>
      ago <= 2
        ? { records, state: "running", delayMs: 0 }
        : ago <= 120
          ? { records: 0, workMs: 10 }
          : {},
    ),
  });

  it("is still reported if an empty batch was last seen running", () =>
    expect(verdictOf(running(0)).cause).toBe("idle"));

  it.each([
    ["before the minutes without puts", 60, "idle"],
    ["in a minute that is not published yet", 3, "keeping-up"],
  ])("looks at what Spark took in %s", (_when, tookAgo, cause) => {
    const took = (ago: number) =>
      ago > 120 ? {} : ago === tookAgo ? { records: 50, workMs: 10 } : { records: 0, workMs: 10 };
    expect(verdictOf({ periods: night, batches: batches(1080, took) }).cause).toBe(cause);
  });

  it("is not reported while a batch with records runs", () =>
    expect(verdictOf(running(50)).cause).not.toBe("idle"));
});

describe("the lag falls", () => {
  const ages = (...lately: number[]): Given => ({
    periods: minutes(180, (ago) => ({
      ...healthyPeriod(),
      iteratorAge: lately[lately.length + 2 - ago] ?? (ago > 20 ? 0 : 300_000),
    })),
  });

  it.each([
    { name: "for three minutes", given: ages(300_000, 240_000, 150_000), want: "recovering" },
    { name: "and then is gone", given: ages(30_000, 15_000, 0), want: "keeping-up" },
  ])("$name", ({ given, want }) => expect(verdictOf(given).cause).toBe(want));

  it("is not reported if it rose again", () =>
    expect(verdictOf(ages(300_000, 150_000, 240_000)).cause).not.toBe("recovering"));
});

describe("a rate cap on a fresh application", () => {
  const capped = (put: number): Given => ({
    startedAt: NOW - 6 * MINUTE,
    periods: minutes(8, () => ({
      putRecords: put,
      putBytes: put * 500,
      getRecords: 500,
      getBytes: 250_000,
      iteratorAge: 200_000,
    })),
    batches: batches(35, () => ({ records: 5_000, workMs: 2_500 })),
    facts: { settings: { ...SETTINGS, maxRate: 250 } },
  });

  it("is proven if more records are put than it allows", () => {
    const { cause, since, headline } = verdictOf(capped(1000));
    expect(cause).toBe("rate-cap");
    expect(since).toBe(NOW - 6 * MINUTE);
    expect(headline).toContain("500 records/s, and at least 1\u202f000 records/s are put");
  });

  it("is not proven if as many are put", () =>
    expect(verdictOf(capped(500)).cause).not.toBe("rate-cap"));
});

describe("Kinesis has not answered since the start", () => {
  const kinesis = (fault: "timeout" | "denied"): Given => ({
    facts: {
      stream: [],
      "source-kinesis": { status: "failing", lastSuccessAt: null, fault },
    },
  });

  it("is unknown if nothing of the stream is known either", () =>
    expect(verdictOf(kinesis("timeout")).headline).toBe(
      "Not enough data to judge: Kinesis has not answered yet.",
    ));

  it("counts a refusal as an answer", () =>
    expect(verdictOf(kinesis("denied")).cause).toBe("keeping-up"));
});

import { describe, expect, it } from "vitest";
import { diagnose, evaluate } from "@/lib/diagnosis/diagnose";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
import { whoseAge } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  SETTINGS,
  STREAM,
  windowOf,
  quietPeriod,
} from "@/lib/diagnosis/testing/window";

const MINUTE = 60_000;
const of = (given: Given) => evaluate(windowOf(given), NOW);

/** For some minutes only a part is read. The batches hold that part, and the rest ages. */
function behind(
  forMinutes: number,
  part: number,
  { ages = true, workMs = 5_000, refused = 0 } = {},
): Given {
  return {
    periods: minutes(180, (ago) => {
      const late = forMinutes - ago + 1;
      if (late <= 0) return healthyPeriod();
      return {
        ...healthyPeriod(),
        getRecords: 1000 * part,
        getBytes: 500_000 * part,
        iteratorAge: ages ? late * MINUTE * (1 - part) : 0,
        readThrottledCalls: 16 * refused,
      };
    }),
    batches: batches(1080, (ago) =>
      ago <= forMinutes * 6 ? { records: 10_000 * part, workMs } : { workMs: 5_000 },
    ),
  };
}

describe("reading-nothing", () => {
  const emptyFor = (forMinutes: number, puts = 1000): Given => ({
    periods: minutes(180, (ago) =>
      ago > forMinutes
        ? healthyPeriod()
        : puts > 0
          ? { putRecords: puts, putBytes: puts * 500 }
          : { ...quietPeriod(), putRecords: 0, putBytes: 0 },
    ),
    batches: batches(1080, (ago) => ({ records: ago < forMinutes * 6 ? 0 : 10_000 })),
  });

  it.each([
    {
      name: "four minutes do not yet contain two settled minutes with puts",
      given: emptyFor(3),
      want: "none",
    },
    { name: "after five minutes it is reported", given: emptyFor(5), want: "consumer" },
    { name: "an idle stream is not reported", given: emptyFor(10, 0), want: "none" },
  ])("$name", ({ given, want }) => expect(of(given).bottleneck).toBe(want));

  it("began with the last batch that held records", () => {
    const verdict = of(emptyFor(20));
    expect([verdict.cause, verdict.since]).toEqual(["reading-nothing", NOW - 20 * MINUTE]);
  });

  it("is not reported in the first minutes after a start, since leases are taken in rounds", () => {
    const startedAt = NOW - 3 * MINUTE;
    const given = { ...emptyFor(3), startedAt, batches: emptyFor(3).batches?.slice(-18) ?? [] };
    expect(of(given).cause).not.toBe("reading-nothing");
  });
});

describe("less is read than is put, and the lag grows", () => {
  const CAPPED = { settings: { ...SETTINGS, maxRate: 300 } };
  const BRAKED = { settings: { ...SETTINGS, backpressure: true } };

  it.each([
    {
      name: "with a cap that the intake reaches: the cap",
      given: { ...behind(20, 0.6), facts: CAPPED },
      want: "rate-cap",
    },
    {
      name: "with back-pressure and no time to spare: back-pressure",
      given: { ...behind(20, 0.6, { workMs: 9_800 }), facts: BRAKED },
      want: "backpressure",
    },
    {
      name: "with time to spare and nothing else: the reading itself",
      given: behind(20, 0.6),
      want: "slow-reading",
    },
    {
      name: "with refused reads: the shards",
      given: behind(20, 0.6, { refused: 0.2 }),
      want: "read-limit",
    },
    {
      name: "steadily, and no lag: some shards are not read",
      given: behind(20, 0.5, { ages: false }),
      want: "shards-unread",
    },
    {
      name: "exactly 95 % of the usual share is not short",
      given: behind(20, 0.95),
      want: "keeping-up",
    },
  ])("$name", ({ given, want }) => expect(of(given).cause).toBe(want));

  it.each([
    { name: "a cap", facts: CAPPED, workMs: 5_000, want: "rate-cap" },
    { name: "back-pressure", facts: BRAKED, workMs: 9_800, want: "backpressure" },
  ])(
    "$name that has lasted for hours does not become its own baseline",
    ({ facts, workMs, want }) =>
      expect(of({ ...behind(100, 0.6, { ages: false, workMs }), facts }).cause).toBe(want),
  );

  it("a cap from the start on is found from the puts, however steady the share", () => {
    const given = {
      periods: minutes(50, () => ({ ...healthyPeriod(), getRecords: 600 })),
      batches: batches(300, () => ({ records: 6_000 })),
    };
    const { cause, headline } = of({ ...given, facts: CAPPED });
    expect(cause).toBe("rate-cap");
    expect(headline).toMatch(/lets in 600 records\/s, and at least 1.000 records\/s are put\.$/);
  });

  // Lumps of thousands of records, each as young as its newest: a real stream with few records.
  it.each([
    { name: "for three settled minutes", since: 5, want: "backpressure" },
    { name: "for two of them: it may be a burst", since: 4, want: "at-risk" },
  ])("with back-pressure and no visible lag, $name: $want", ({ since, want }) => {
    const given = behind(since, 0.6, { ages: false, workMs: 9_800 });
    const { cause, headline } = of({ ...given, facts: BRAKED });
    expect(cause).toBe(want);
    expect(headline.endsWith("and the rest waits in the stream and its receivers.")).toBe(
      want !== "at-risk",
    );
  });

  it("began in the first short minute", () => {
    expect(of({ ...behind(20, 0.6), facts: CAPPED }).since).toBe(NOW - 20 * MINUTE);
    expect(of(behind(20, 0.5, { ages: false })).since).toBe(NOW - 20 * MINUTE);
  });

  it.each([
    { name: "a lost minute before it changes nothing", lost: [21], began: 20 },
    {
      name: "more of them do: the lag shows when it began",
      lost: [21, 22, 23, 18, 19, 20],
      began: 20,
    },
  ])("began in the first short minute: $name", ({ lost, began }) => {
    const given = behind(20, 0.6);
    const gone = new Set(lost.map((ago) => NOW - ago * MINUTE));
    const known = (given.periods ?? []).filter(({ at }) => !gone.has(at));
    const { since } = of({ ...given, periods: known, facts: CAPPED });
    expect(Math.abs((since ?? 0) - (NOW - began * MINUTE))).toBeLessThanOrEqual(MINUTE);
  });

  it("in lumps, two good minutes in a row are two lumps and do not end it", () => {
    const { periods: even = [], ...rest } = behind(30, 0.6);
    const lumps = [0.2, 1, 1, 0.2, 0.6];
    const lumpy = even.map((period, i) => {
      const fraction = i < even.length - 30 ? 1 : (lumps[i % lumps.length] ?? 0);
      return { ...period, values: { ...period.values, getBytes: 500_000 * fraction } };
    });
    const found = of({ ...rest, periods: lumpy, facts: CAPPED });
    expect(found.cause).toBe("rate-cap");
    expect(found.headline).toContain("600 records/s, 60 % of what is put");
    expect(found.since).toBeGreaterThanOrEqual(NOW - 30 * MINUTE);
    expect(found.since).toBeLessThanOrEqual(NOW - 27 * MINUTE);
  });

  it("right after a cap was set, a predecessor's reads do not count as intake under it", () => {
    const { periods: late = [], batches: shortBatches = [] } = behind(4, 0.3);
    const startedAt = NOW - 6 * MINUTE;
    const own = shortBatches.filter(({ at }) => at > startedAt);
    const application = {
      id: "app-1",
      name: "etl",
      startedAt,
      sparkVersion: "3.5.7",
      intervalMs: 10_000,
    };
    const before = { ...application, id: "app-0", startedAt: NOW - 4 * 3_600_000 };
    const both = [
      ...shortBatches
        .filter(({ at }) => at <= startedAt)
        .map((one) => ({ ...one, application: "app-0" })),
      ...own.map((one) => ({ ...one, records: 3_000 })),
    ];
    const facts = {
      settings: { ...SETTINGS, maxRate: 150 },
      application: [
        { at: before.startedAt, value: before },
        { at: startedAt, value: application },
      ],
    };
    const found = of({ periods: late, batches: both, facts, startedAt });
    expect(found.evidence.find(({ rule }) => rule === "rate-cap")?.text).toMatch(
      /300 records\/s are taken, 30 % of what is put/,
    );
  });

  it("says how long until records expire", () => {
    const { advice, numbers } = of(behind(20, 0.6));
    expect(numbers.timeToDataLossMs).toBeGreaterThan(2 * 24 * 3_600_000);
    expect(advice.at(-1)?.text).toContain("begin to expire");
  });
});

describe("nearly all reads are refused, and nothing reaches Spark", () => {
  interface Told {
    readonly forMinutes?: number;
    readonly refusedFor?: number;
    readonly refusedRatio?: number;
    readonly lag?: (ago: number) => number | undefined;
  }

  /** Another reader is answered occasionally, and is late. Every batch of this application is empty. */
  const starved = ({
    forMinutes = 10,
    refusedFor = forMinutes,
    refusedRatio = 0.99,
    lag = () => undefined,
  }: Told = {}): Given => ({
    periods: minutes(180, (ago) => {
      const applicationLag = lag(ago);
      return {
        ...healthyPeriod(),
        ...(ago <= refusedFor && { readThrottledCalls: 1000 * refusedRatio, getCalls: 1000 }),
        ...(ago <= forMinutes && { iteratorAge: 200_000 + (forMinutes - ago) * MINUTE }),
        ...(applicationLag !== undefined && { applicationLag }),
      };
    }),
    batches: batches(1080, (ago) => ({ records: ago < forMinutes * 6 ? 0 : 10_000 })),
  });

  it("are the shards' limit, dated when reading stopped", () => {
    const verdict = of(starved());
    expect([verdict.bottleneck, verdict.cause, verdict.severity]).toEqual([
      "shards-read",
      "read-limit",
      "critical",
    ]);
    expect(verdict.headline).toBe(
      "The shards cannot be read faster: 99 % of the reads are refused, and Spark has read nothing for 10 min.",
    );
    expect(verdict.since).toBe(NOW - 10 * MINUTE);
  });

  it.each([
    { name: "nine of ten refused are nearly all", given: starved({ refusedRatio: 0.9 }) },
    { name: "refused a minute later than reading stopped", given: starved({ refusedFor: 9 }) },
    {
      name: "no reader is answered, and no age is published",
      given: {
        ...starved(),
        periods: minutes(180, (ago) =>
          ago > 10
            ? healthyPeriod()
            : { putRecords: 1000, putBytes: 500_000, getCalls: 1000, readThrottledCalls: 1000 },
        ),
      },
    },
  ])("are the shards' limit: $name", ({ given }) =>
    expect(of(given).bottleneck).toBe("shards-read"),
  );

  it.each([
    { name: "fewer are refused", given: starved({ refusedRatio: 0.89 }) },
    { name: "reading stopped before", given: starved({ refusedFor: 7 }) },
    {
      name: "no receiver runs",
      given: { ...starved(), facts: { receivers: { active: 0, configured: 2, receivers: [] } } },
    },
    {
      name: "the application has no executor",
      given: { ...starved(), facts: { slots: { total: 0, executors: 0, activeTasks: 0 } } },
    },
  ])("do not exonerate Spark if $name", ({ given }) =>
    expect(of(given).cause).toBe("reading-nothing"),
  );

  // The KCL publishes its lag with each answer. A refused reader publishes none, and its last lag stays
  // small.
  const publishedUntil = (last: number) => (ago: number) => (ago >= last ? 0 : undefined);
  const reachesSpark = (given: Given): Given => ({ ...given, batches: batches(1080, () => ({})) });
  // The newest settled minute is the third from now. Until now this was the only reader.
  it.each([
    { name: "in every minute", given: starved({ lag: publishedUntil(3) }), want: "another's" },
    {
      name: "until two minutes before",
      given: starved({ lag: publishedUntil(5) }),
      want: "another's",
    },
    {
      name: "until three minutes before",
      given: starved({ lag: publishedUntil(6) }),
      want: "ours",
    },
    {
      name: "until three minutes before, and records reached Spark since",
      given: reachesSpark(starved({ lag: publishedUntil(6) })),
      want: "another's",
    },
  ])("with an own lag published $name the age is: $want", ({ given, want }) =>
    expect(whoseAge(situationAt(windowOf(given), NOW))).toBe(want),
  );
});

describe("reads that are refused, and bring everything that waits when they succeed", () => {
  /**
   * Every `count`-th batch of ten seconds holds records. The lag is published after each read that
   * succeeds.
   */
  const every = (count: number, refused = 8): Given => ({
    periods: minutes(180, () => ({
      ...healthyPeriod(),
      readThrottledCalls: refused,
      applicationLag: 0,
    })),
    batches: batches(1080, (ago) => ({ records: ago % count === 0 ? count * 10_000 : 0 })),
  });

  it.each([
    { name: "holes of exactly a minute are not late", given: every(6), want: "keeping-up" },
    { name: "longer ones are late", given: every(7), want: "read-limit" },
    {
      name: "without refusals they are the reader's rhythm",
      given: every(7, 0),
      want: "keeping-up",
    },
  ])("$name", ({ given, want }) => expect(of(given).cause).toBe(want));

  it("says for how long nothing was read", () =>
    expect(of(every(7)).headline).toMatch(/and the stream is read 1 min 10 s late\.$/));
});

describe("other-consumer", () => {
  const lateOther = (own?: number): Given => ({
    periods: minutes(180, (ago) => ({
      ...healthyPeriod(),
      getRecords: 2000,
      getBytes: 1_000_000,
      iteratorAge: ago > 30 ? 0 : (31 - ago) * 30_000,
      ...(own === undefined ? {} : { applicationLag: own }),
    })),
  });

  it.each([
    { name: "this application's own lag is small", given: lateOther(0), want: "other-consumer" },
    {
      name: "it takes its usual share and Spark is fine",
      given: lateOther(),
      want: "other-consumer",
    },
  ])("$name", ({ given, want }) => {
    const verdict = of(given);
    expect([verdict.bottleneck, verdict.severity, verdict.cause]).toEqual(["none", "info", want]);
  });

  it("tolerates a single wild minute", () => {
    const spike = minutes(180, (ago) => ({
      ...healthyPeriod(),
      iteratorAge: ago === 3 ? 84_000_000 : 0,
    }));
    expect(of({ periods: spike }).cause).toBe("keeping-up");
  });
});

describe("losing-data", () => {
  const atRetention = (ratio: number, forMinutes: number) =>
    minutes(180, (ago) => ({
      ...healthyPeriod(),
      iteratorAge: ago <= forMinutes + 2 ? STREAM.retentionMs * ratio : 0,
    }));

  it.each([
    { name: "three minutes at 95 % of retention lose data", ratio: 0.95, count: 3, want: true },
    { name: "two do not yet", ratio: 0.95, count: 2, want: false },
    { name: "94 % do not", ratio: 0.94, count: 10, want: false },
  ])("$name", ({ ratio, count, want }) => {
    const verdict = of({ periods: atRetention(ratio, count) });
    expect(verdict.also.includes("losing-data")).toBe(want);
    expect(verdict.headline.startsWith("Data are being lost now.")).toBe(want);
  });
});

describe("back-pressure while Spark has time to spare", () => {
  const throttled = { settings: { ...SETTINGS, backpressure: true } };

  it.each([
    {
      name: "is the cause if it asks for less than is put, and gets it",
      part: 0.5,
      workMs: 8_000,
      want: "backpressure",
    },
    {
      name: "is not the cause if it would take more than is put",
      part: 0.5,
      workMs: 4_000,
      want: "slow-reading",
    },
    {
      name: "is not the cause if the receivers deliver less than it asks for",
      part: 0.2,
      workMs: 3_000,
      want: "slow-reading",
    },
  ])("$name", ({ part, workMs, want }) =>
    expect(of({ ...behind(20, part, { workMs }), facts: throttled }).cause).toBe(want),
  );
});

describe("back-pressure", () => {
  it.each([
    {
      name: "cannot be the cause while Spark has time to spare, gaps or not",
      workMs: 5_000,
      want: ["keeping-up", "clear"],
    },
    {
      name: "cannot be evaluated while Spark is busy and the puts are unknown",
      workMs: 9_900,
      want: ["at-risk", "blind"],
    },
  ])("$name", ({ workMs, want }) => {
    const gaps = minutes(180, (ago) => {
      const read = { getRecords: 1000, getBytes: 500_000, getCalls: 16, iteratorAge: 0 };
      return ago === 4 || ago === 6 ? read : healthyPeriod();
    });
    const given = { periods: gaps, batches: batches(1080, () => ({ workMs })) };
    const facts = { settings: { ...SETTINGS, backpressure: true } };
    const verdict = of({ ...given, facts });
    const looked = verdict.evidence.find(({ rule }) => rule === "backpressure");
    expect([verdict.cause, looked?.state]).toEqual(want);
  });
});

describe("a foreign lease", () => {
  const shards = ["shardId-000000000000", "shardId-000000000001"].map((id) => ({
    id,
    parentIds: [],
    startingSequence: "5000",
    startingHash: "0",
    endingHash: "9",
  }));
  const scanned = (checkpoint: string, scannedAt = NOW) => ({
    shards,
    leases: [
      {
        at: scannedAt,
        value: {
          table: "etl",
          region: "eu-west-1",
          leases: shards.map(({ id }, i) => ({
            shardId: id,
            counter: 7,
            checkpoint: i === 0 ? checkpoint : "5500",
            ownerSwitches: 0,
            parentIds: [],
          })),
        },
      },
    ],
  });
  const causeAt = (at: number, facts: Given["facts"] = {}) =>
    diagnose(windowOf({ facts }), at).cause;

  it.each([
    {
      name: "proves a shard unread by one scan",
      at: NOW,
      facts: scanned("4999"),
      want: "shards-unread",
    },
    {
      name: "was foreign before the scan too, since the start",
      at: NOW - 3_600_000,
      facts: scanned("4999"),
      want: "shards-unread",
    },
    {
      name: "proves nothing when it was scanned long ago",
      at: NOW,
      facts: scanned("4999", NOW - 3_600_000),
      want: "keeping-up",
    },
    {
      name: "does not include one at the shard's first number",
      at: NOW,
      facts: scanned("5000"),
      want: "keeping-up",
    },
  ])("$name", ({ at, facts, want }) => expect(causeAt(at, facts)).toBe(want));
});

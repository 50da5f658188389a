import { describe, expect, it } from "vitest";
import type { SourceState } from "@/lib/domain/source-state";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { healthyPeriod, minutes, NOW, windowOf } from "@/lib/diagnosis/testing/window";

const REFUSED = {
  status: "failing",
  fault: "refused",
  error: "Nothing listens at http://driver:4040 (it has ended): start it.",
} as const;

function silentFor(ms: number, state: Partial<SourceState> = REFUSED): SourceState {
  return { status: "failing", lastSuccessAt: NOW - ms, since: NOW - ms, ...state };
}

const unreadMinutes = (count: number) =>
  minutes(180, (ago) => (ago <= count ? { putRecords: 1000, putBytes: 500_000 } : healthyPeriod()));
const nothingPut = minutes(180, () => ({ getRecords: 0, getBytes: 0, getCalls: 16 }));

/** Two minutes are not settled: of five unread minutes, three may be evaluated. */
describe("a driver that does not answer", () => {
  it.each([
    {
      name: "is down when nothing is read for three settled minutes while records are put",
      given: { periods: unreadMinutes(5), facts: { "source-spark": silentFor(31_000) } },
      want: ["consumer", "down", "critical"],
    },
    {
      name: "is neither down nor healthy after exactly 30 s without a known reader",
      given: { periods: unreadMinutes(5), facts: { "source-spark": silentFor(30_000) } },
      want: ["unknown", "no-data", "unknown"],
    },
    {
      name: "is unknown with two unread minutes: a hole is not an outage",
      given: { periods: unreadMinutes(4), facts: { "source-spark": silentFor(60_000) } },
      want: ["unknown", "spark-unreachable", "unknown"],
    },
    {
      name: "cannot be evaluated while the stream is read",
      given: { facts: { "source-spark": silentFor(60_000) } },
      want: ["unknown", "spark-unreachable", "unknown"],
    },
    {
      name: "cannot be evaluated when nothing is put",
      given: { periods: nothingPut, batches: [], facts: { "source-spark": silentFor(60_000) } },
      want: ["unknown", "spark-unreachable", "unknown"],
    },
    {
      name: "is down too when it hangs, since nothing is read",
      given: {
        periods: unreadMinutes(6),
        facts: { "source-spark": silentFor(60_000, { fault: "timeout" }) },
      },
      want: ["consumer", "down", "critical"],
    },
    {
      name: "has no verdict without CloudWatch",
      given: { periods: [], facts: { "source-spark": silentFor(60_000) } },
      want: ["unknown", "no-data", "unknown"],
    },
  ])("$name", ({ given, want }) => {
    const { bottleneck, cause, severity } = evaluate(windowOf(given), NOW);
    expect([bottleneck, cause, severity]).toEqual(want);
  });

  it("has been down since the first minute without reads", () => {
    const given = { periods: unreadMinutes(10), facts: { "source-spark": silentFor(60_000) } };
    const verdict = evaluate(windowOf(given), NOW);
    expect(verdict.since).toBe(NOW - 10 * 60_000);
    expect(verdict.headline).toBe(
      "Spark is down: nothing listens at its address, and nothing was read for 10 min while 1\u202f000 records/s are put.",
    );
  });

  it("is down while others read, if the lease counters do not change between two scans", () => {
    const scan = (counter: number) => ({
      table: "etl",
      region: "eu-west-1",
      leases: [{ shardId: "shardId-0", counter, checkpoint: "5", ownerSwitches: 0, parentIds: [] }],
    });
    const shard = {
      id: "shardId-0",
      parentIds: [],
      startingSequence: "1",
      startingHash: "0",
      endingHash: "9",
    };
    const evaluated = (counter: number) =>
      evaluate(
        windowOf({
          facts: {
            "source-spark": silentFor(60_000),
            shards: [{ at: NOW, value: [shard] }],
            leases: [
              { at: NOW - 40_000, value: scan(7) },
              { at: NOW, value: scan(counter) },
            ],
          },
        }),
        NOW,
      ).cause;
    expect(evaluated(7)).toBe("down");
    expect(evaluated(8)).toBe("spark-unreachable");
  });
});

describe("no-data", () => {
  it.each([
    { name: "nothing at all", given: { minutes: [], batches: [] } },
    { name: "only two minutes were answered", given: { periods: minutes(4, healthyPeriod) } },
    {
      name: "minutes that are too old",
      given: { periods: minutes(180, healthyPeriod).slice(0, -6) },
    },
    {
      name: "two batches from an old application",
      given: { batches: windowOf().batches.slice(-2) },
    },
    {
      name: "CloudWatch, which has never answered",
      given: {
        facts: { "source-cloudwatch": { status: "failing", lastSuccessAt: null, fault: "denied" } },
      },
    },
  ] as const)("$name is unknown, never ok", ({ given }) => {
    const verdict = evaluate(windowOf(given), NOW);
    expect([verdict.bottleneck, verdict.cause]).toEqual(["unknown", "no-data"]);
    expect(verdict.headline).toContain("Not enough data");
  });

  it("is not reported with three minutes and three batches", () => {
    const given = { periods: minutes(5, healthyPeriod), batches: windowOf().batches.slice(-3) };
    expect(evaluate(windowOf(given), NOW).cause).toBe("keeping-up");
  });

  it("names the source that is late", () => {
    const given = {
      periods: minutes(180, healthyPeriod).slice(0, -10),
      facts: {
        "source-cloudwatch": {
          status: "failing",
          lastSuccessAt: NOW - 600_000,
          since: NOW - 600_000,
        },
      },
    } as const;
    expect(evaluate(windowOf(given), NOW).headline).toContain(
      "CloudWatch has not answered for 10 min",
    );
  });
});

describe("why a source reports nothing", () => {
  const DENIED = {
    status: "failing",
    fault: "denied",
    error:
      "AWS denies GetMetricData in eu-west-1: allow cloudwatch:GetMetricData to the dashboard's credentials.",
  } as const;
  const denied = (ms: number): SourceState => ({
    ...DENIED,
    lastSuccessAt: NOW - ms,
    since: NOW - ms,
  });
  const without = minutes(180, healthyPeriod).slice(0, -10);

  it("is in the headline, once in the evidence, and in the advice", () => {
    const facts = { "source-cloudwatch": denied(320_000) };
    const { headline, evidence, advice } = evaluate(windowOf({ periods: without, facts }), NOW);
    expect(headline).toBe(
      "Not enough data to judge: AWS denies GetMetricData in eu-west-1, for 5 min 20 s now. Allow cloudwatch:GetMetricData to the dashboard's credentials.",
    );
    const blind = evidence.filter(({ state, rule }) => state === "blind" && rule !== "leases");
    const reasons = blind.filter(({ text }) => text.includes("AWS denies"));
    expect(reasons.length).toBeGreaterThan(3);
    expect(new Set(reasons.map(({ text }) => text)).size).toBe(1);
    expect(advice).toEqual([
      {
        text: "Allow cloudwatch:GetMetricData to the dashboard's credentials.",
        because: "AWS denies GetMetricData in eu-west-1, for 5 min 20 s now.",
      },
    ]);
  });

  it("is shown before its first answer too", () => {
    const state: SourceState = { ...DENIED, lastSuccessAt: null, since: NOW - 5_000 };
    const facts = { "source-cloudwatch": state };
    expect(evaluate(windowOf({ periods: [], facts }), NOW).headline).toContain(
      "AWS denies GetMetricData in eu-west-1, for 5 s now. Allow",
    );
  });

  it("is not called silence if no stream of that name is found", () => {
    const facts = {
      "source-kinesis": {
        status: "failing",
        fault: "not-found",
        lastSuccessAt: null,
        since: NOW - 60_000,
        error: "There is no stream orders in eu-wst-1: check its name and its region.",
      },
    } as const;
    const nothing = minutes(180, () => ({}));
    const { headline, advice } = evaluate(windowOf({ periods: nothing, batches: [], facts }), NOW);
    expect(headline).toContain("There is no stream orders in eu-wst-1, for 1 min now. Check");
    expect(advice[0]?.text).toBe("Check its name and its region.");
  });

  it("is shown for a driver beside what the stream shows", () => {
    const { headline, advice } = evaluate(
      windowOf({ facts: { "source-spark": silentFor(60_000) } }),
      NOW,
    );
    expect(headline).toBe(
      "Spark cannot be judged: nothing listens at http://driver:4040, for 1 min now, and whether the stream is still read is not published yet. Start it.",
    );
    expect(advice[0]?.text).toBe("Start it.");
  });
});

describe("advice for a driver that is down", () => {
  const advised = (state: Partial<SourceState>) => {
    const facts = { "source-spark": silentFor(60_000, state) };
    const { cause, advice } = evaluate(windowOf({ periods: unreadMinutes(10), facts }), NOW);
    expect(cause).toBe("down");
    return advice;
  };

  it("is to start it, with the costs, when it last answered, and where to look", () => {
    const [start, look] = advised(REFUSED);
    expect(start?.text).toMatch(
      /^Start the application again: it continues from its last checkpoints/,
    );
    expect(start?.because).toBe(
      "The driver last answered 1 min ago. Nothing listens at http://driver:4040 (it has ended).",
    );
    expect(look?.text).toMatch(/^Look in the resource manager/);
  });

  it("is to look first if nothing comes back, since it may still run", () => {
    const [look, start] = advised({ fault: "timeout", error: "It did not answer: wait." });
    expect(look?.text).toMatch(/^Look in the resource manager whether the driver still runs/);
    expect(start?.text).toMatch(/^Start it again if it has ended:/);
  });

  it("is to restart a driver that runs without its context", () =>
    expect(advised({ fault: "no-streaming-context" })[0]?.text).toMatch(
      /^Restart the application, whose driver lives without its streaming context:/,
    ));

  it("says for how long it has not answered if it never did", () =>
    expect(advised({ ...REFUSED, lastSuccessAt: null })[0]?.because).toMatch(
      /^The driver has not answered for 1 min\./,
    ));
});

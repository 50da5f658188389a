import { describe, expect, it } from "vitest";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { aggregation } from "./aggregation";
import { recordCounts, userRateInBoth } from "./record-counts";

const seen = (given: Given) => situationAt(windowOf(given), NOW);
const stateOf = (given: Given) => aggregation(seen(given)).state;

/** Ten-second batches with so many user records for each of 1 000 Kinesis records/s, by minutes ago. */
const holding = (factor: (minutesAgo: number) => number) => ({
  batches: batches(1080, (ago) => ({ records: 10_000 * factor(Math.ceil(ago / 6)) })),
});

/** The newest two minutes are not settled, and the present is the ten before them. */
const LATELY = 12;
const lately = (now: number, before: number) => holding((ago) => (ago <= LATELY ? now : before));

describe("how many user records a Kinesis record holds", () => {
  it.each([
    ["one", holding(() => 1), "none"],
    ["hardly more than one, as the edges of minutes make it", holding(() => 1.05), "none"],
    ["more than one", holding(() => 1.051), "steady"],
    ["four", holding(() => 4), "steady"],
    ["four, and lately nearly as many", lately(4.39, 4), "steady"],
    ["four, and lately others", lately(4.41, 4), "unsteady"],
    ["four, and lately one", lately(1, 4), "unsteady"],
    ["one, and lately a few more, as a backlog is read", lately(1.25, 1), "none"],
    ["one, and lately several", lately(1.26, 1), "unsteady"],
    ["now two, now six", holding((ago) => (Math.floor((ago - 3) / 5) % 2 ? 2 : 6)), "unsteady"],
  ])("%s", (_name, given, wanted) => expect(stateOf(given)).toBe(wanted));

  it("is the factor itself", () =>
    expect(aggregation(seen(holding(() => 4)))).toEqual({
      state: "steady",
      userRecordsPerRecord: 4,
    }));

  it("is not touched by other readers of the stream", () => {
    const periods = minutes(180, () => ({
      ...healthyPeriod(),
      getRecords: 3_000,
      getBytes: 1_500_000,
    }));
    expect(aggregation(seen({ ...holding(() => 4), periods }))).toMatchObject({
      userRecordsPerRecord: 4,
    });
  });

  it("is not touched by shards that this sole reader does not read", () => {
    const half = { getRecords: 500, getBytes: 250_000 };
    const periods = minutes(180, () => ({ ...healthyPeriod(), ...half }));
    expect(aggregation(seen({ ...holding(() => 2), periods }))).toMatchObject({
      userRecordsPerRecord: 4,
    });
  });

  it("is shown by the reads of a sole reader that has no healthy minute", () => {
    const late = batches(1080, () => ({ records: 40_000, delayMs: 600_000 }));
    expect(aggregation(seen({ batches: late }))).toMatchObject({ userRecordsPerRecord: 4 });
    const others = minutes(180, () => ({ ...healthyPeriod(), getBytes: 1_500_000 }));
    expect(stateOf({ batches: late, periods: others })).toBe("unknown");
  });

  it("needs ten settled minutes", () => {
    const known = (count: number) => ({
      ...holding(() => 4),
      periods: minutes(count, healthyPeriod),
    });
    expect(stateOf(known(12))).toBe("steady");
    expect(stateOf(known(11))).toBe("unknown");
  });

  it("is not known without minutes, and a gap is no zero", () => {
    expect(stateOf({ periods: [], batches: [] })).toBe("unknown");
    const gaps = minutes(180, (ago) => {
      const { putRecords: _put, ...rest } = healthyPeriod();
      return ago % 2 === 0 ? rest : healthyPeriod();
    });
    expect(stateOf({ ...holding(() => 4), periods: gaps })).toBe("steady");
  });
});

it("is said, and used only while it is steady", () => {
  const words = (given: Given) => userRateInBoth(seen(given), 10_000);
  expect(words(holding(() => 1))).toBe("10\u202f000 records/s");
  expect(words(holding(() => 4))).toBe(
    "10\u202f000 user records/s (about 2\u202f500 Kinesis records/s)",
  );
  expect(words(lately(1, 4))).toMatch(/^10\u202f000 user records\/s \(Kinesis records hold/);
  expect(words({ periods: [], batches: [] })).toBe("10\u202f000 records/s");
  expect(recordCounts(seen(lately(1, 4)))).toEqual({ userRecordsPerRecord: null });
});

import { describe, expect, it } from "vitest";
import type { PeriodMetric } from "@/lib/domain/metric-period";
import {
  batches,
  healthyPeriod,
  minutes,
  NOW,
  STREAM,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { age } from "@/lib/diagnosis/stream/quantities/age/age";
import {
  persistentLag,
  unexplainedLag,
  lagSeverity,
  ourLag,
  provenOwnLag,
  whoseAge,
} from "./our-lag";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Input {
  /** The stream's age by minutes ago; 0 if absent. */
  readonly streamAge?: (ago: number) => number;
  /** This application's own lag; not asked if absent. */
  readonly ownLag?: (ago: number) => number;
  /** Readers of the stream, this application among them. */
  readonly readers?: number;
  /** The part of the puts that Spark takes in the newest hour. */
  readonly takes?: number;
  readonly workMs?: number;
  readonly openShards?: number;
}

function situation(input: Input) {
  const { streamAge = () => 0, ownLag, readers = 1, takes = 1, workMs = 5_000 } = input;
  const { openShards = 4 } = input;
  const window = windowOf({
    periods: minutes(180, (ago): Partial<Record<PeriodMetric, number>> => ({
      ...healthyPeriod(),
      getRecords: 1000 * readers,
      getBytes: 500_000 * readers,
      iteratorAge: streamAge(ago),
      ...(ownLag === undefined ? {} : { applicationLag: ownLag(ago) }),
    })),
    batches: batches(1080, (ago) => ({ records: 10_000 * (ago <= 60 ? takes : 1), workMs })),
    facts: { stream: { ...STREAM, openShards } },
  });
  return situationAt(window, NOW);
}

const stands = (ms: number) => () => ms;
/** Rises from zero by ten seconds a minute, over the newest 20 minutes. */
const climbs = (ago: number) => Math.max(0, 20 - ago) * 10_000;
/** Twenty minutes ago another reader starts at records that are two hours old. */
const jumps = (ago: number) => (ago <= 20 ? 2 * HOUR : 0);

describe("an own lag that stays late", () => {
  it.each([
    { name: "above a minute", ms: MINUTE + 1, want: MINUTE + 1 },
    { name: "not at a minute", ms: MINUTE, want: undefined },
  ])("is $name", ({ ms, want }) =>
    expect(persistentLag(situation({ ownLag: stands(ms), readers: 2 }))?.latestMs).toBe(want),
  );

  it("is the stream's age if there is no other reader", () =>
    expect(persistentLag(situation({ streamAge: stands(2 * MINUTE) }))?.latestMs).toBe(2 * MINUTE));

  it("is unknown if there is one", () =>
    expect(
      persistentLag(situation({ streamAge: stands(2 * MINUTE), readers: 2 })),
    ).toBeUndefined());

  it("is undefined if it falls", () => {
    const falls = (ago: number) => 2 * MINUTE + ago * 10_000;
    expect(persistentLag(situation({ ownLag: falls, readers: 2 }))).toBeUndefined();
  });
});

describe("an own lag that was asked for only a part of the shards", () => {
  // At most 20 shards are asked at once.
  const part = { openShards: 21, readers: 2 };

  it("proves lateness", () =>
    expect(provenOwnLag(situation({ ...part, ownLag: stands(MINUTE + 1) }))).toBeDefined());

  it("proves nothing else", () =>
    expect(provenOwnLag(situation({ ...part, ownLag: stands(MINUTE) }))).toBeUndefined());

  it("proves it for all, if all were asked", () =>
    expect(
      provenOwnLag(situation({ ...part, openShards: 20, ownLag: stands(MINUTE) })),
    ).toBeDefined());
});

describe("the severity of a lag", () => {
  const severity = (lag: (ago: number) => number) => {
    const found = situation({ streamAge: lag });
    const late = age(found);
    return late && lagSeverity(found, late);
  };

  it.each([
    { name: "a warning while it is constant", lag: stands(2 * HOUR), want: "warning" },
    { name: "a warning up to half of the retention", lag: stands(12 * HOUR), want: "warning" },
    { name: "critical beyond that", lag: stands(12 * HOUR + 1), want: "critical" },
    { name: "critical while it rises", lag: climbs, want: "critical" },
  ])("is $name", ({ lag, want }) => expect(severity(lag)).toBe(want));
});

describe("whose lag the stream's age is", () => {
  const late = stands(10 * MINUTE);

  it.each<{ name: string; input: Input; want: string }>([
    { name: "ours, with a single reader", input: { streamAge: late }, want: "ours" },
    {
      name: "another's, if the own lag is small",
      input: { streamAge: late, ownLag: stands(1000), readers: 2 },
      want: "another's",
    },
    {
      name: "ours, if the own lag is half of it",
      input: { streamAge: stands(100_000), ownLag: stands(50_000), readers: 2 },
      want: "ours",
    },
    {
      name: "another's, if it is less than half",
      input: { streamAge: stands(100_000), ownLag: stands(49_999), readers: 2 },
      want: "another's",
    },
    {
      name: "ours, if the own lag rises",
      input: { streamAge: stands(HOUR), ownLag: (ago) => climbs(ago) / 5, readers: 2 },
      want: "ours",
    },
    {
      name: "unknown with several readers, if it was late as far back as is known",
      input: { streamAge: late, readers: 2 },
      want: "unknown",
    },
    {
      name: "another's, if it jumped while we took our usual share",
      input: { streamAge: jumps, readers: 2 },
      want: "another's",
    },
    {
      name: "unknown, if it jumped and Spark has no time to spare",
      input: { streamAge: jumps, readers: 2, workMs: 8_500 },
      want: "unknown",
    },
  ])("is $name", ({ input, want }) => expect(whoseAge(situation(input))).toBe(want));
});

describe("the lag that counts", () => {
  it.each<{ name: string; input: Input; want: number | undefined }>([
    {
      name: "is the stream's if nobody is late",
      input: { streamAge: stands(MINUTE), readers: 2 },
      want: MINUTE,
    },
    {
      name: "is unknown if another reader is late",
      input: { streamAge: jumps, readers: 2 },
      want: undefined,
    },
    {
      name: "is the stream's if the late reader may be us",
      input: { streamAge: stands(10 * MINUTE), readers: 2 },
      want: 10 * MINUTE,
    },
    {
      name: "is our own if it is known",
      input: { streamAge: stands(HOUR), ownLag: stands(1000), readers: 2 },
      want: 1000,
    },
  ])("$name", ({ input, want }) => expect(ourLag(situation(input))?.latestMs).toBe(want));
});

describe("a lag that no rule explains, in words", () => {
  it.each<{ name: string; input: Input; want: string | undefined }>([
    {
      name: "ours",
      input: { streamAge: stands(10 * MINUTE) },
      want: "this application reads 10 min late, and nothing that is known explains it",
    },
    {
      name: "perhaps ours",
      input: { streamAge: stands(10 * MINUTE), readers: 2 },
      want: "the oldest reader of the stream is 10 min late, and it is not known whether that is this application",
    },
    { name: "another's", input: { streamAge: jumps, readers: 2 }, want: undefined },
    { name: "within the limit", input: { streamAge: stands(MINUTE) }, want: undefined },
  ])("is $name", ({ input, want }) => expect(unexplainedLag(situation(input))).toBe(want));
});

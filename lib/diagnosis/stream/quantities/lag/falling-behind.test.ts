import { describe, expect, it } from "vitest";
import { diagnose, evaluate } from "@/lib/diagnosis/diagnose";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { fallingBehindMs, takesLessSince } from "./falling-behind";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;
/** Two minutes are not settled yet. */
const UNSETTLED = 2;

interface Input {
  /** Iterator age of the newest settled minutes, oldest first, ms; undefined: not published. */
  readonly ages?: readonly (number | undefined)[];
  /** The number of those minutes in which reads are refused. */
  readonly refused?: number;
  /** The part of the puts that Spark takes in them. */
  readonly part?: number;
  /** Reads of other readers, as a part of the puts. */
  readonly others?: number;
}

/** Reads are refused in the newest settled minutes, and the age climbs as given. */
function refusedFor({
  ages = [15_000, 30_000, 45_000],
  refused = 3,
  part = 0.7,
  others = 0,
}: Input): Given {
  return {
    periods: minutes(180, (ago) => {
      const newest = ago - UNSETTLED;
      const { iteratorAge: _none, ...minute } = healthyPeriod();
      const age = newest > ages.length ? 0 : ages[ages.length - newest];
      return {
        ...minute,
        getRecords: 1000 * (1 + others),
        getBytes: 500_000 * (1 + others),
        ...(age === undefined ? {} : { iteratorAge: age }),
        ...(newest <= refused ? { readThrottledCalls: 4 } : {}),
      };
    }),
    batches: batches(1080, (ago) => ({
      records: ago <= (refused + UNSETTLED) * 6 ? 10_000 * part : 10_000,
    })),
  };
}
const situation = (input: Input) => situationAt(windowOf(refusedFor(input)), NOW);

describe("falling behind since reads are refused", () => {
  it.each<{ name: string; input: Input; want: number | undefined }>([
    { name: "by three minutes, each older than the one before", input: {}, want: 45_000 },
    { name: "not by two minutes", input: { refused: 2, ages: [15_000, 30_000] }, want: undefined },
    {
      name: "not if the age was constant in one of them",
      input: { ages: [15_000, 15_000, 45_000] },
      want: undefined,
    },
    {
      name: "by a tenth of an interval a minute",
      input: { ages: [9_000, 10_000, 11_000] },
      want: 11_000,
    },
    {
      name: "not by less than that",
      input: { ages: [10_000, 11_000, 11_999] },
      want: undefined,
    },
    {
      name: "not by the rhythm of polling, 10 s in all",
      input: { ages: [8_000, 9_000, 10_000] },
      want: undefined,
    },
    {
      name: "not while the newest settled minute has no age",
      input: { ages: [15_000, 30_000, 45_000, undefined], refused: 4 },
      want: undefined,
    },
    {
      name: "not if it takes its usual share: the age is another reader's",
      input: { part: 1 },
      want: undefined,
    },
    {
      name: "among other readers too, if Spark takes less",
      input: { others: 1 },
      want: 45_000,
    },
  ])("is shown $name", ({ input, want }) => expect(fallingBehindMs(situation(input))).toBe(want));

  it("is a critical read limit while the lag is still below a minute", () => {
    const window = windowOf(refusedFor({}));
    const verdict = evaluate(window, NOW);
    expect([verdict.cause, verdict.severity]).toEqual(["read-limit", "critical"]);
    expect(verdict.headline).toBe(
      "The shards cannot be read faster: 25 % of the reads are refused, and the stream is read 45 s late.",
    );
    expect(diagnose(window, NOW).cause).not.toBe("recovering");
  });

  it("is not over because the lag is below a minute", () => {
    const given = refusedFor({ ages: [15_000, 30_000, 45_000, 59_000], refused: 4 });
    const { cause, clearing } = diagnose(windowOf(given), NOW);
    expect(cause).toBe("read-limit");
    expect(clearing?.conditions.map(({ met }) => met)).toEqual([false, false]);
  });
});

describe("whether less is taken since a minute", () => {
  const since = (input: Input, ago: number) => takesLessSince(situation(input), NOW - ago * MINUTE);

  it.each([
    { name: "beyond a twentieth less is taken", part: 0.94, want: true },
    { name: "a twentieth is rounding", part: 0.95, want: false },
  ])("$name", ({ part, want }) => expect(since({ part }, 5)).toBe(want));

  it("is undefined with one minute", () => expect(since({}, 4)).toBeUndefined());
  it("is known with two minutes", () => expect(since({}, 5)).toBe(true));
});

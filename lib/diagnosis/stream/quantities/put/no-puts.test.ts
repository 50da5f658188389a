import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  quietPeriod,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { noPuts } from "./no-puts";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;
/** Two minutes are not settled yet. */
const UNSETTLED = 2;

interface Told {
  /** The number of settled minutes without puts. */
  readonly quietFor?: number;
  /** The values of such a minute. */
  readonly told?: ReturnType<typeof healthyPeriod>;
  /** The number of newest batches that are empty; by default all since the puts ended. */
  readonly empty?: number;
  /** Earlier minutes without puts, counted back from the quiet ones. */
  readonly pauses?: readonly number[];
  readonly known?: number;
}

function given({ quietFor = 1, told = quietPeriod(), empty, pauses = [], known = 180 }: Told = {}) {
  const isQuiet = (ago: number) =>
    ago <= quietFor + UNSETTLED || pauses.includes(ago - quietFor - UNSETTLED);
  return {
    periods: minutes(known, (ago) => (isQuiet(ago) ? told : healthyPeriod())),
    batches: batches(1080, (ago) => {
      // The batch made `ago` intervals ago holds the arrivals of the interval before.
      const isEmpty = empty === undefined ? isQuiet(Math.floor(ago / 6) + 1) : ago <= empty;
      return isEmpty ? { records: 0, workMs: 40 } : {};
    }),
  } satisfies Given;
}
const onlyRecords = { ...quietPeriod(), putRecords: 0 };
const zeroPuts = { ...quietPeriod(), putRecords: 0, putBytes: 0 };
const fanOut = { iteratorAge: 0, fanOutLag: 0 };
const of = (told: Told) => noPuts(situationAt(windowOf(given(told)), NOW));
const verdict = (told: Told) => evaluate(windowOf(given(told)), NOW);

describe("nothing is put", () => {
  it("since the newest minute with puts, and the last batch with records", () =>
    expect(of({ quietFor: 2 })).toMatchObject({
      minutes: 2,
      to: NOW - 2 * MINUTE,
      since: { at: NOW - 4 * MINUTE, atLeast: false },
    }));

  it("since that batch, if it was made before the quiet minutes began", () =>
    expect(of({ empty: 22 })?.since.at).toBe(NOW - 230_000));

  it("since the minutes alone, if the batches were empty before", () =>
    expect(of({ empty: 60 })?.since.at).toBe(NOW - 3 * MINUTE));

  it("for at least as long as the data, if they are quiet from their start", () =>
    expect(of({ quietFor: 180 })?.since).toEqual({ at: NOW - 180 * MINUTE, atLeast: true }));

  it.each<{ name: string; told: Told }>([
    { name: "if records were put in the newest settled minute", told: { quietFor: 0 } },
    { name: "if batches hold the records of a lost datapoint", told: { empty: 6 } },
    {
      name: "if only the records or the bytes are published",
      told: { told: onlyRecords },
    },
  ])("is not known $name", ({ told }) => expect(of(told)).toBeUndefined());
});

describe("a minute without puts", () => {
  it.each<{ name: string; told: Told; want: boolean }>([
    { name: "is plain after an hour of puts", told: {}, want: true },
    { name: "is not plain if pauses are usual", told: { pauses: [60] }, want: false },
    {
      name: "is plain if the last pause is more than an hour ago",
      told: { pauses: [61] },
      want: true,
    },
    { name: "is plain after ten known minutes of puts", told: { known: 13 }, want: true },
    { name: "is not plain after nine", told: { known: 12 }, want: false },
    {
      name: "is not plain while nobody polls: datapoints may be missing",
      told: { told: { iteratorAge: 0 } },
      want: false,
    },
    {
      name: "is plain if a fan-out consumer publishes its lag",
      told: { told: fanOut },
      want: true,
    },
    {
      name: "is not plain if batches were empty while records were put",
      told: { empty: 30 },
      want: false,
    },
  ])("$name", ({ told, want }) => expect(of(told)?.isPlain).toBe(want));
});

describe("idle", () => {
  it("is reported after one settled minute of a stream that was never quiet", () => {
    const said = verdict({});
    expect([said.cause, said.severity]).toEqual(["idle", "ok"]);
    expect(said.headline).toBe("Idle: nothing has been put for 3 min, and nothing waits.");
  });

  it.each<{ name: string; told: Told; want: string }>([
    {
      name: "not before five minutes if pauses are usual",
      told: { pauses: [5], quietFor: 4 },
      want: "keeping-up",
    },
    {
      name: "after five minutes if pauses are usual",
      told: { pauses: [5], quietFor: 5 },
      want: "idle",
    },
    {
      name: "not if Spark took records after the quiet minute",
      told: { empty: 0, told: zeroPuts },
      want: "keeping-up",
    },
  ])("is reported $name", ({ told, want }) => expect(verdict(told).cause).toBe(want));

  it("says that it may have lasted longer than the data", () =>
    expect(verdict({ quietFor: 180 }).headline).toMatch(
      /^Idle: nothing has been put for at least 3 h/,
    ));
});

import { describe, expect, it } from "vitest";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { nothingEndsMs, standstill } from "./standstill";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const at = (given: Given) => situationAt(windowOf(given), NOW);

/** The batch made 30 s ago took `workMs`. The next one runs since then, and another waits. */
const endedLast = (workMs: number) =>
  batches(1080, (ago) => {
    if (ago > 3) return {};
    if (ago === 3) return { delayMs: 0, workMs };
    return ago === 2 ? { state: "running" } : { state: "queued" };
  });

describe("nothingEndsMs", () => {
  it.each([
    { name: "is undefined while batches end", given: {}, ms: undefined },
    {
      name: "is undefined at exactly two intervals",
      given: { batches: endedLast(10_000) },
      ms: undefined,
    },
    { name: "is defined a millisecond later", given: { batches: endedLast(9_999) }, ms: 20_001 },
    {
      name: "counts from the start before the first end",
      given: { startedAt: NOW - 25_000, batches: [] },
      ms: 25_000,
    },
    {
      name: "allows the time of a poll for batches of a second",
      given: {
        intervalMs: 1_000,
        // Made 11 s ago, done within a second, and none since.
        batches: batches(
          60,
          (ago) => (ago > 10 ? { delayMs: 0, workMs: 1_000 } : { state: "queued" }),
          {
            intervalMs: 1_000,
          },
        ),
      },
      ms: undefined,
    },
  ])("$name", ({ given, ms }) => expect(nothingEndsMs(at(given))).toBe(ms));

  it("is undefined without an interval", () => {
    const facts = { application: [] };
    expect(nothingEndsMs(at({ batches: [], facts }))).toBeUndefined();
  });
});

describe("standstill", () => {
  const silentFor = (ms: number) =>
    ({
      facts: { "source-spark": { status: "failing", since: NOW - ms, lastSuccessAt: NOW - ms } },
    }) as const;
  it.each([
    { name: "is undefined if all is well", given: {}, why: undefined },
    {
      name: "a batch hangs",
      given: { batches: endedLast(1_000) },
      why: "no batch has ended for 29 s",
    },
    { name: "a driver was silent for 30 s", given: silentFor(30_000), why: undefined },
    {
      name: "a driver was silent for longer",
      given: silentFor(30_001),
      why: "the Spark driver does not answer",
    },
    {
      name: "nobody reads what is put",
      given: {
        periods: minutes(180, (ago) =>
          ago > 20 ? healthyPeriod() : { putRecords: 1000, putBytes: 500_000 },
        ),
        batches: batches(1080, (ago) => (ago > 120 ? {} : { records: 0, workMs: 10 })),
      },
      why: "nothing of the stream is read",
    },
    {
      name: "a batch takes as long as the occasional long ones",
      given: {
        batches: batches(1080, (ago) => {
          if (ago === 6) return { delayMs: 0, state: "running" };
          if (ago < 6) return { state: "queued" };
          return ago === 206 || ago === 406 ? { workMs: 90_000 } : {};
        }),
      },
      why: undefined,
    },
  ])("$name", ({ given, why }) => expect(standstill(at(given))).toBe(why));
});

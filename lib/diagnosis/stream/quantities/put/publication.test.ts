import { describe, expect, it } from "vitest";
import { batches, healthyPeriod, minutes, NOW, windowOf } from "@/lib/diagnosis/testing/window";
import { publicationSilence } from "./publication";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
import { lagLimitMs } from "@/lib/diagnosis/stream/quantities/age/age";

const MINUTE = 60_000;
/** The last two minutes are not settled yet. */
const UNSETTLED = 2;

const silentFor = (settled: number, values = {}) =>
  publicationSilence(
    situationAt(
      windowOf({
        periods: minutes(180, (ago) => (ago > settled + UNSETTLED ? healthyPeriod() : values)),
      }),
      NOW,
    ),
  );

describe("publicationSilence", () => {
  it("counts two silent minutes as lost, and three as silence", () => {
    expect(silentFor(2)).toBeUndefined();
    expect(silentFor(3)).toEqual({
      since: NOW - 5 * MINUTE,
      lastedMs: 3 * MINUTE,
      sinceIsAtLeast: false,
    });
  });

  it("ignores this application's lag and zero refusals, which the stream does not publish", () =>
    expect(silentFor(3, { applicationLag: 0, readThrottledCalls: 0 })?.lastedMs).toBe(3 * MINUTE));

  it("ends with one call", () => expect(silentFor(3, { getCalls: 1 })).toBeUndefined());

  it("is at least as old as the data if nothing ever came", () =>
    expect(silentFor(180)).toMatchObject({ since: NOW - 180 * MINUTE, sinceIsAtLeast: true }));

  it("is undefined if no minute was answered", () =>
    expect(publicationSilence(situationAt(windowOf({ periods: [] }), NOW))).toBeUndefined());
});

describe("lateLimitMs: 60 s, or three intervals, and never over five minutes", () => {
  it.each([
    { intervalMs: 10_000, limit: 60_000 },
    { intervalMs: 20_000, limit: 60_000 },
    { intervalMs: 30_000, limit: 90_000 },
    { intervalMs: 100_000, limit: 300_000 },
    { intervalMs: 900_000, limit: 300_000 },
  ])("$intervalMs ms: $limit ms", ({ intervalMs, limit }) => {
    const window = windowOf({ intervalMs, batches: batches(12, () => ({}), { intervalMs }) });
    expect(lagLimitMs(situationAt(window, NOW))).toBe(limit);
  });
});

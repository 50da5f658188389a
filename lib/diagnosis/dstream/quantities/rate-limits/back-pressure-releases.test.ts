import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  healthyPeriod,
  minutes,
  NOW,
  queueing,
  SETTINGS,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { backPressureReleases } from "./back-pressure-releases";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const D = 30_000;
/** The first batch that is quick again was made this many batches ago. */
const MENDED = 18;

interface Given {
  /** Processing time of a batch since then, ms; the queue drains meanwhile. */
  readonly workMs?: number;
  readonly backpressure?: boolean;
  /** The present lag of the stream, ms. */
  readonly lagMs?: number;
  /** The number of slow batches. More of them make a longer queue. */
  readonly slow?: number;
}

/** 1 000 records/s are put, and Spark's back-pressure has let in 800 of them since the work became slow. */
function throttled({
  workMs = 20_000,
  backpressure = true,
  lagMs = 300_000,
  slow = 12,
}: Given = {}) {
  const taken = (ago: number) => (ago > MENDED + slow ? 30_000 : 24_000);
  const queued = queueing(
    360,
    (ago) => ({
      records: taken(ago),
      workMs: ago > MENDED + slow ? 15_000 : ago > MENDED ? 58_000 : workMs,
    }),
    { intervalMs: D },
  );
  const short = (MENDED + slow) / 2;
  return windowOf({
    intervalMs: D,
    batches: queued,
    periods: minutes(180, (ago) => {
      const isShort = ago <= short;
      const got = isShort ? { getRecords: 800, getBytes: 400_000 } : {};
      return { ...healthyPeriod(), ...got, iteratorAge: isShort ? lagMs - ago * 12_000 : 0 };
    }),
    facts: { settings: { ...SETTINGS, backpressure } },
  });
}

const letsGo = (given?: Given) => backPressureReleases(situationAt(throttled(given), NOW));

describe("backPressureEases", () => {
  it("since the batch with the longest wait, while its queue drains", () => {
    const since = letsGo()?.at ?? 0;
    const mendedAt = NOW - MENDED * D;
    expect(since).toBeGreaterThan(mendedAt);
    expect(since).toBeLessThan(NOW);
  });

  it("is then neither too slow nor limited by back-pressure, but recovering", () => {
    const { cause, evidence } = evaluate(throttled(), NOW);
    expect(cause).toBe("recovering");
    expect(evidence.find(({ rule }) => rule === "backpressure")?.state).toBe("clear");
  });

  it.each([
    ["does not do more than arrives", { workMs: 24_000 }],
    ["has no back-pressure", { backpressure: false }],
  ])("is not reported for a Spark that %s", (_name, given) =>
    expect(letsGo(given)).toBeUndefined(),
  );

  it("needs more than 1.05 of the arrivals to be done", () => {
    expect(letsGo({ workMs: 22_857 })).toBeDefined();
    expect(letsGo({ workMs: 22_858 })).toBeUndefined();
  });

  it("ends when nothing waits in Spark or in the stream", () => {
    expect(letsGo({ slow: 3, lagMs: 300_000 })).toBeDefined();
    expect(letsGo({ slow: 3, lagMs: 0 })).toBeUndefined();
  });
});

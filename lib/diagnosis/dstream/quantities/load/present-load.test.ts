import { describe, expect, it } from "vitest";
import {
  batches,
  type Given,
  NOW,
  queueing,
  SETTINGS,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { presentLoad } from "./present-load";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { isTooSlow } from "./too-slow";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const load = (given: Given) => presentLoad(situationAt(windowOf(given), NOW));

describe("presentLoad", () => {
  it("is the load of the last batches", () => expect(load({})).toBe(0.5));

  it("is the load of the batches since the queue began, as in the headline", () =>
    // In the first minutes with 14 s a batch, most batches of the last five minutes took 5 s.
    expect(
      load({ batches: queueing(1080, (ago) => ({ workMs: ago > 15 ? 5_000 : 14_000 })) }),
    ).toBe(1.4));

  it.each([
    // The head of the queue was made `waiting` intervals ago.
    { name: "two intervals behind is not yet behind", waiting: 2, want: 0.5 },
    { name: "three intervals are behind", waiting: 3, want: 0.6 },
  ])("$name", ({ waiting, want }) => {
    const given = batches(1080, (ago) => {
      if (ago <= waiting) return { state: "queued" };
      // The busy period: each batch waited for a second.
      return ago <= waiting + 3 ? { workMs: 6_000, delayMs: 1_000 } : {};
    });
    expect(load({ batches: given })).toBeCloseTo(want, 1);
  });

  it("is the load of batches that are too slow, however little they are behind yet", () => {
    // The newest waited for one that took two intervals, and one more waits: at most two intervals behind.
    const given = queueing(60, (ago) => ({ workMs: ago > 9 ? 5_000 : 11_500 }));
    const seen = situationAt(windowOf({ batches: given }), NOW);
    expect(isTooSlow(seen)).toBe(true);
    expect(queue(seen).headAgeMs).toBeLessThanOrEqual(20_000);
    expect(presentLoad(seen)).toBe(1.15);
  });

  it("leaves out a batch that hung", () =>
    expect(
      load({ batches: queueing(1080, (ago) => ({ workMs: ago === 40 ? 100_000 : 1_000 })) }),
    ).toBe(0.1));

  it("shares the interval among concurrent jobs", () =>
    expect(load({ facts: { settings: { ...SETTINGS, concurrentJobs: 2 } } })).toBe(0.25));

  it("is undefined with too few batches", () =>
    expect(load({ batches: batches(2, () => ({})) })).toBeUndefined());
});

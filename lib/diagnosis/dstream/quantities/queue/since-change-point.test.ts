import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { batches, NOW, queueing, windowOf } from "@/lib/diagnosis/testing/window";
import { ongoingUtilisation } from "@/lib/diagnosis/dstream/quantities/load/ongoing-utilisation";
import { sinceChangePoint } from "./since-change-point";
import { recentlyCompleted } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = { intervalMs: 60_000 };

/** Batches of a minute that took 1.3 intervals until `ago` batches ago, and half an interval since. */
const mended = (ago: number) =>
  windowOf({
    ...MINUTE,
    batches: queueing(
      60,
      (made) => ({ workMs: made > ago + 8 || made <= ago ? 30_000 : 78_000 }),
      MINUTE,
    ),
  });

const counted = (window: ReturnType<typeof windowOf>) => {
  const situation = situationAt(window, NOW);
  const ended = recentlyCompleted(situation);
  return { ended: ended.length, since: sinceChangePoint(situation, ended).length };
};

describe("sinceTurn", () => {
  it("leaves out batches from before the queue turned", () => {
    const { ended, since } = counted(mended(6));
    expect(since).toBeLessThan(ended);
    expect(ongoingUtilisation(situationAt(mended(6), NOW))?.ratio).toBe(0.5);
  });

  it("leaves nothing out before the queue has turned, or long after", () => {
    for (const ago of [0, 40]) {
      const { ended, since } = counted(mended(ago));
      expect(since).toBe(ended);
    }
  });

  it("leaves nothing out where one batch among many takes long, again and again", () => {
    const window = windowOf({
      batches: queueing(200, (ago) => ({ workMs: ago % 10 === 5 ? 40_000 : 5_500 })),
    });
    const { ended, since } = counted(window);
    expect(since).toBe(ended);
  });

  it("leaves nothing out where no batch waited for more than an interval", () => {
    const of = (ago: number) => ({ delayMs: ago === 6 ? 10_000 : 0, workMs: ago > 6 ? 9_900 : 10 });
    const { ended, since } = counted(windowOf({ batches: batches(60, of) }));
    expect(since).toBe(ended);
    const more = (ago: number) => ({ ...of(ago), delayMs: ago === 6 ? 10_001 : 0 });
    expect(counted(windowOf({ batches: batches(60, more) })).since).toBe(6);
  });

  it("keeps a load that has ended from being reported as a limit that is near", () => {
    expect(evaluate(mended(9), NOW).cause).toBe("keeping-up");
  });
});

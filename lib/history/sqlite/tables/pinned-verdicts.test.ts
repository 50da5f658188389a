import { describe, expect, it } from "vitest";
import { calmVerdict } from "@/lib/domain/testing/calm-verdict";
import type { PinnedVerdict } from "../../port";
import { PIPELINE, T0, temporaryDirectory, temporaryHistory } from "../testing/test-history";

const kept = (at: number, headline?: string): PinnedVerdict => ({
  verdict: calmVerdict(at, headline),
  filledAt: 0,
});

describe("the verdict of a past instant", () => {
  it("is of exactly that instant and that pipeline", async () => {
    const history = await temporaryHistory();
    await history.pinVerdict(PIPELINE, kept(T0));
    expect(await history.pinnedVerdict(PIPELINE, T0)).toEqual(kept(T0));
    expect(await history.pinnedVerdict(PIPELINE, T0 + 1)).toBeUndefined();
    expect(await history.pinnedVerdict("other", T0)).toBeUndefined();
  });

  it("stays the first that was shown, over restarts too", async () => {
    const directory = temporaryDirectory();
    const first = await temporaryHistory({ directory });
    await first.pinVerdict(PIPELINE, kept(T0));
    await first.close();
    const second = await temporaryHistory({ directory });
    await second.pinVerdict(PIPELINE, kept(T0, "Something else."));
    expect(await second.pinnedVerdict(PIPELINE, T0)).toEqual(kept(T0));
  });

  it("is one of a thousand: the one kept longest ago is dropped", async () => {
    let now = T0;
    const history = await temporaryHistory({ now: () => now++ });
    for (let i = 0; i <= 1_000; i++) await history.pinVerdict(PIPELINE, kept(T0 - i));
    expect(await history.pinnedVerdict(PIPELINE, T0)).toBeUndefined();
    expect(await history.pinnedVerdict(PIPELINE, T0 - 1)).toBeDefined();
  });
});

describe("a back-fill", () => {
  const HOUR = 3_600_000;
  const fill = { from: T0, to: T0 + HOUR, periodMs: 60_000, askedAt: T0 + 9 * HOUR, metrics: 11 };

  it.each([
    ["inside", 1, HOUR - 1, 1],
    ["that ends where it begins", -HOUR, 0, 0],
    ["that begins where it ends", HOUR, 2 * HOUR, 0],
    ["around it", -HOUR, 2 * HOUR, 1],
  ])("is listed for a span %s", async (_what, from, to, count) => {
    const history = await temporaryHistory();
    await history.recordFill(PIPELINE, fill);
    await history.recordFill(PIPELINE, fill);
    const fills = await history.fills(PIPELINE, { from: T0 + from, to: T0 + to });
    expect(fills).toEqual(count === 0 ? [] : [fill]);
  });
});

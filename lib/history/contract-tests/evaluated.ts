import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { CALM_NUMBERS, calmVerdict } from "@/lib/domain/testing/calm-verdict";
import type { Evaluation } from "@/lib/domain/verdict";
import { EVER, expectSeen, openEmpty, PIPELINE, type StoreUnderTest, T0 } from "./store-under-test";

const evaluation = (minute: number, over: Partial<Evaluation> = {}): Evaluation => ({
  at: T0 + minute * MINUTE_MS,
  bottleneck: "none",
  severity: "ok",
  cause: "keeping-up",
  since: null,
  numbers: CALM_NUMBERS,
  ...over,
});

const verdict = (headline: string) => calmVerdict(T0, headline);

/** Headlines, and the back-fill that their evaluation knew of; then the one that is kept. */
const VERDICTS: readonly {
  name: string;
  pinned: (readonly [string, number])[];
  is: readonly [string, number];
}[] = [
  {
    name: "is the first that was kept",
    pinned: [
      ["a", 0],
      ["b", 0],
    ],
    is: ["a", 0],
  },
  {
    name: "is replaced by one that knew of a back-fill",
    pinned: [
      ["a", 0],
      ["b", 7],
    ],
    is: ["b", 7],
  },
  {
    name: "is not replaced by one that knew less",
    pinned: [
      ["a", 7],
      ["b", 0],
    ],
    is: ["a", 7],
  },
];

export function evaluatedContract(store: StoreUnderTest): void {
  describe("evaluations", () => {
    it("are one a minute: the later one replaces the earlier", async () => {
      const history = await openEmpty(store);
      const worse = evaluation(1, { severity: "warning", cause: "processing-too-slow", since: T0 });
      await history.recordEvaluations(PIPELINE, [evaluation(0), evaluation(1), evaluation(2)]);
      await history.recordEvaluations(PIPELINE, [worse]);
      const span = { from: T0, to: T0 + 2 * MINUTE_MS };
      await expectSeen(() => history.evaluations(PIPELINE, span), [evaluation(0), worse]);
      expect(await history.lastEvaluated(PIPELINE)).toBe(T0 + 2 * MINUTE_MS);
    });

    it("are none before the first", async () => {
      const history = await openEmpty(store);
      expect(await history.evaluations(PIPELINE, EVER)).toEqual([]);
      expect(await history.lastEvaluated(PIPELINE)).toBeUndefined();
    });
  });

  describe("the verdict of a past instant", () => {
    it.each(VERDICTS)("$name", async ({ pinned, is: [headline, filledAt] }) => {
      const history = await openEmpty(store);
      for (const [words, known] of pinned) {
        await history.pinVerdict(PIPELINE, { verdict: verdict(words), filledAt: known });
      }
      const kept = { verdict: verdict(headline), filledAt };
      await expectSeen(() => history.pinnedVerdict(PIPELINE, T0), kept);
    });

    it("is of exactly that instant and that pipeline", async () => {
      const history = await openEmpty(store);
      const kept = { verdict: verdict("a"), filledAt: 0 };
      await history.pinVerdict(PIPELINE, kept);
      await expectSeen(() => history.pinnedVerdict(PIPELINE, T0), kept);
      expect(await history.pinnedVerdict(PIPELINE, T0 + 1)).toBeUndefined();
      expect(await history.pinnedVerdict("other", T0)).toBeUndefined();
    });
  });
}

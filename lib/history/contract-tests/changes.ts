import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { calmVerdict } from "@/lib/domain/testing/calm-verdict";
import { changeTo, changeToSilence, type VerdictChange } from "@/lib/domain/verdict-change";
import {
  EVER,
  expectSeen,
  openAt,
  openEmpty,
  PIPELINE,
  type StoreUnderTest,
  T0,
} from "./store-under-test";

function change(minute: number, headline: string, pipeline = PIPELINE): VerdictChange {
  return changeTo(calmVerdict(T0 + minute * MINUTE_MS, headline), pipeline, null);
}

const logged = ({ verdict: _verdict, ...rest }: VerdictChange) => rest;
const [A, B, C] = [change(0, "a"), change(1, "b"), change(3, "c")] as const;

export function changesContract(store: StoreUnderTest): void {
  describe("changes of the verdict", () => {
    it("are a log, in which a span begins with the verdict that held", async () => {
      const history = await openEmpty(store);
      const silence = changeToSilence(T0 + 5 * MINUTE_MS, PIPELINE, C.to);
      for (const one of [silence, B, A, C]) expect(await history.recordChange(one)).toBe(true);
      await history.recordChange(change(2, "of another", "other"));
      await expectSeen(
        () => history.changes(PIPELINE, EVER),
        [A, B, C, silence].map((one) => logged(one)),
      );
      const span = { from: T0 + 2 * MINUTE_MS, to: T0 + 3 * MINUTE_MS };
      expect(await history.changes(PIPELINE, span)).toEqual([logged(B)]);
    });

    it("are written once: a later change with the same identity writes nothing", async () => {
      const place = await store.emptyPlace();
      const [first, second] = [await openAt(place), await openAt(place)];
      await first.recordChange(A);
      await first.close();
      await second.recordChange({ ...A, at: A.at + 7_000 });
      await second.close();
      const third = await openAt(place);
      await expectSeen(() => third.changes(PIPELINE, EVER), [logged(A)]);
      expect(await third.outbox(PIPELINE, 10)).toEqual([A]);
      expect(await third.recordChange(A)).toBe(false);
    });

    it("wait in the outbox, the oldest first, until they are taken out of it", async () => {
      const history = await openEmpty(store);
      for (const one of [C, A, B]) await history.recordChange(one);
      await expectSeen(() => history.outbox(PIPELINE, 2), [A, B]);
      await history.takeOutOfOutbox(PIPELINE, A.id);
      await history.takeOutOfOutbox(PIPELINE, "no such change");
      await history.recordChange(A);
      await expectSeen(() => history.outbox(PIPELINE, 10), [B, C]);
      expect(await history.changes(PIPELINE, EVER)).toHaveLength(3);
    });
  });
}

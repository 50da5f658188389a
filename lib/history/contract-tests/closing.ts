import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { EVER, expectSeen, openAt, PIPELINE, type StoreUnderTest, T0 } from "./store-under-test";

const MINUTE = { at: T0, periodMs: MINUTE_MS, readAt: T0 * 1.5, values: { putBytes: 1 } };

export function closingContract(store: StoreUnderTest): void {
  describe("a history that is closed", () => {
    it("may be closed again, and has the same content when it is opened", async () => {
      const place = await store.emptyPlace();
      const first = await openAt(place);
      expect(first.trouble()).toBeUndefined();
      await first.recordPeriods(PIPELINE, [MINUTE]);
      await first.close();
      await first.close();
      const second = await openAt(place);
      expect(second.trouble()).toBeUndefined();
      const read = async () => (await second.window(PIPELINE, EVER, 0)).periods;
      await expectSeen(read, [MINUTE]);
    });
  });
}

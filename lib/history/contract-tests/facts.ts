import { describe, expect, it } from "vitest";
import type { LeaseScan } from "@/lib/domain/stream-facts";
import type { History } from "../port";
import { EVER, expectSeen, openEmpty, PIPELINE, type StoreUnderTest, T0 } from "./store-under-test";

const at = (second: number) => T0 + second * 1_000;
const slots = (total: number) => ({ total, executors: 2, activeTasks: 1 });
const SCAN: LeaseScan = { table: "orders", region: "eu-west-1", leases: [] };

/** What held at an instant, as a window that begins there returns it. */
async function heldAt(history: History, second: number): Promise<number | undefined> {
  const span = { from: at(second), to: at(second) + 1 };
  const { slots: readings } = await history.windowFacts(PIPELINE, span, ["slots"]);
  return readings.at(-1)?.value.total;
}

/** What was recorded, second by second, and what holds at 0, 10 and 20 s. */
const HELD: readonly {
  name: string;
  recorded: (readonly [number, number])[];
  held: (number | undefined)[];
}[] = [
  { name: "before the first, none", recorded: [[10, 4]], held: [undefined, 4, 4] },
  {
    name: "what was recorded, until it changes",
    recorded: [
      [0, 4],
      [20, 8],
    ],
    held: [4, 4, 8],
  },
  {
    name: "what changed back",
    recorded: [
      [0, 4],
      [10, 8],
      [20, 4],
    ],
    held: [4, 8, 4],
  },
  {
    name: "what was recorded late, from its own time on",
    recorded: [
      [0, 4],
      [20, 8],
      [10, 6],
    ],
    held: [4, 6, 8],
  },
  {
    name: "what was recorded late and changes nothing",
    recorded: [
      [0, 4],
      [20, 8],
      [10, 4],
    ],
    held: [4, 4, 8],
  },
  {
    name: "what was recorded again and again",
    recorded: [
      [0, 4],
      [0, 4],
      [10, 4],
    ],
    held: [4, 4, 4],
  },
  {
    name: "the later reading of one instant",
    recorded: [
      [0, 4],
      [0, 6],
    ],
    held: [6, 6, 6],
  },
];

export function factsContract(store: StoreUnderTest): void {
  describe("facts", () => {
    it.each(HELD)("hold from instant to instant: $name", async ({ recorded, held }) => {
      const history = await openEmpty(store);
      for (const [second, total] of recorded) {
        const reading = { at: at(second), value: slots(total) };
        await history.recordFact(PIPELINE, "slots", reading);
      }
      const read = () => Promise.all([0, 10, 20].map((second) => heldAt(history, second)));
      await expectSeen(read, held);
    });

    it("of a window begin with what held, and end before its end", async () => {
      const history = await openEmpty(store);
      for (const second of [-60, -10, 0, 30, 60]) {
        const reading = { at: at(second), value: slots(second) };
        await history.recordFact(PIPELINE, "slots", reading);
      }
      const read = async () => {
        const { facts } = await history.window(PIPELINE, { from: at(0), to: at(60) }, 0);
        return facts.slots.map(({ value }) => value.total);
      };
      await expectSeen(read, [-10, 0, 30]);
      const inside = await history.facts(PIPELINE, "slots", { from: at(0), to: at(60) });
      expect(inside.map(({ value }) => value.total)).toEqual([0, 30]);
    });

    it("that are scans are kept though they say the same", async () => {
      const history = await openEmpty(store);
      for (const second of [0, 30]) {
        await history.recordFact(PIPELINE, "leases", { at: at(second), value: SCAN });
      }
      const scans = [0, 30].map((second) => ({ at: at(second), value: SCAN }));
      await expectSeen(() => history.facts(PIPELINE, "leases", EVER), scans);
    });

    it("are an empty list for every kind without data", async () => {
      const { facts } = await (await openEmpty(store)).window(PIPELINE, EVER, 0);
      expect(Object.values(facts).flat()).toEqual([]);
    });
  });
}

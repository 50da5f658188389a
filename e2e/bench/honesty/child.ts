import { setImmediate } from "node:timers/promises";
import type { Evaluated } from "./evaluated";
import { evaluateWorlds, type Lot } from "./evaluate-worlds";

/** After this many worlds it checks whether its parent is still there. */
const SLICE = 10;

// The parent sends one message with worlds. When the parent ends, the channel closes.
process.once("disconnect", () => process.exit(0));
process.once("message", (lot: Lot) => {
  evaluated(lot).then(
    (all) => process.send?.(all, () => process.disconnect()),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function evaluated({ seed, from, to }: Lot): Promise<readonly Evaluated[]> {
  const all: Evaluated[] = [];
  for (let next = from; next < to; next += SLICE) {
    all.push(...evaluateWorlds({ seed, from: next, to: Math.min(to, next + SLICE) }));
    await setImmediate();
  }
  return all;
}

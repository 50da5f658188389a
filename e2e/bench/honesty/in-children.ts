import { fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Evaluated } from "./evaluated";
import type { Lot } from "./evaluate-worlds";

const MOST = 4;
const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));

/** Evaluates worlds on every core, in one process each; the results are ordered by number. */
export async function evaluateInChildren({ seed, from, to }: Lot): Promise<readonly Evaluated[]> {
  const count = Math.max(1, Math.min(MOST, availableParallelism(), to - from));
  const size = Math.ceil((to - from) / count);
  const lots = Array.from({ length: count }, (_, i) => ({
    seed,
    from: from + i * size,
    to: Math.min(to, from + (i + 1) * size),
  }));
  return (await Promise.all(lots.map(inChild))).flat();
}

/** @throws when the process ends before it has answered. */
async function inChild(lot: Lot): Promise<readonly Evaluated[]> {
  const child = fork(CHILD, { execArgv: ["--import", "tsx"] });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`A process that evaluates worlds ended early, with ${String(code)}.`);
  });
  child.send(lot);
  const [evaluated]: Evaluated[][] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => undefined);
  return evaluated ?? [];
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { History } from "@/lib/history/port";
import { openHistory } from "@/lib/history/factory/open-history";

type Call = keyof History;

/** What becomes of a call: it goes through, is refused, or is never answered. */
export type Fault = "none" | "refuses" | "hangs";

const KEEPS_ITS_WORD: ReadonlySet<Call> = new Set(["trouble", "notice", "close"]);

/** A history that can be broken from outside, as a store across a network is. */
export async function faultyHistory() {
  const directory = mkdtempSync(join(tmpdir(), "narrows-faulty-"));
  const history = await openHistory({ directory });
  onTestFinished(async () => {
    await history.close();
    rmSync(directory, { recursive: true, force: true });
  });
  let faultOf = (_call: Call): Fault => "none";
  const faulty = new Proxy(history, {
    get(target, name) {
      const call = name as Call; // nothing else is asked of a history
      if (KEEPS_ITS_WORD.has(call)) return target[call];
      const fault = faultOf(call);
      if (fault === "hangs") return () => new Promise(() => undefined);
      if (fault === "refuses") return () => Promise.reject(new Error("it refuses this"));
      return target[call];
    },
  });
  return {
    /** As the product sees it. */
    faulty,
    /** As it is. */
    history,
    /** Breaks these calls, by default all that write; the others go through. */
    breaks(fault: Fault, ...calls: readonly Call[]): void {
      const isBroken = (call: Call): boolean =>
        calls.length === 0 ? call.startsWith("record") : calls.includes(call);
      faultOf = (call) => (isBroken(call) ? fault : "none");
    },
  };
}

/** So many turns of the event loop: behind the test, writes are made with pauses. */
export async function turnsOfTheLoop(turns = 50): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => realImmediate(resolve));
}

const { setImmediate: realImmediate } = globalThis;

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { History } from "@/lib/history/port";
import { openHistory } from "@/lib/history/factory/open-history";

type Call = keyof History;

/** How a call ends: it succeeds, is refused, or is never answered. */
export type Fault = "none" | "refuses" | "hangs";

const KEEPS_ITS_WORD: ReadonlySet<Call> = new Set(["trouble", "notice", "close"]);

/** A history that a test can break, as a store across a network may break. */
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
    /** As the code under test sees it. */
    faulty,
    /** The real history. */
    history,
    /** Breaks these calls, by default all that write; the others work. */
    breaks(fault: Fault, ...calls: readonly Call[]): void {
      const isBroken = (call: Call): boolean =>
        calls.length === 0 ? call.startsWith("record") : calls.includes(call);
      faultOf = (call) => (isBroken(call) ? fault : "none");
    },
  };
}

/** Waits this many turns of the event loop: writes are made with pauses in between. */
export async function turnsOfTheLoop(turns = 50): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => realImmediate(resolve));
}

const { setImmediate: realImmediate } = globalThis;

import "server-only";
import { SOURCE_NAMES } from "@/lib/domain/source-state";
import { runtime } from "./runtime";

/** Ready: configured, and every poll has been tried once, whether or not it was answered. */
export async function isReady(now: number): Promise<boolean> {
  const { pipelines } = await runtime();
  return [...pipelines.values()].every((observed) => {
    const { sources, verdict } = observed.snapshot(now);
    const isAttempted = SOURCE_NAMES.every((name) => sources[name] !== undefined);
    return isAttempted && verdict !== undefined;
  });
}

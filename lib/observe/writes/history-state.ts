import type { SourceState, SourceStatus } from "@/lib/domain/source-state";

/** A lock is released sooner than this. */
const LATE_AFTER_MS = 5_000;
const FAILING_AFTER_MS = 15_000;

/** How well a history takes writes. Times epoch ms. */
export interface HistoryHealth {
  /** The trouble that the history itself reports, in a sentence. */
  readonly trouble: string | undefined;
  /** When the first of the refused writes that still wait was refused; absent: none. */
  readonly refusedSince?: number;
  /** Number of writes that wait. */
  readonly waiting: number;
  /** Number of writes that were dropped. */
  readonly lost: number;
  /** Null: nothing was written since the start. */
  readonly lastWrittenAt: number | null;
}

/**
 * The state of the history as one of the sources. It fails while it reports trouble itself;
 * otherwise its state gets worse the longer it refuses writes. No verdict depends on it.
 */
export function historyState(health: HistoryHealth, now: number): SourceState {
  const { trouble, refusedSince, lastWrittenAt } = health;
  const status = statusOf(health, now);
  const sentence = trouble ?? (status === "ok" ? undefined : refusedWords(health));
  const error = [sentence, lostWords(health)].filter((words) => words !== undefined).join(" ");
  return {
    status,
    lastSuccessAt: lastWrittenAt,
    ...(status !== "ok" && refusedSince !== undefined && { since: refusedSince }),
    ...(error !== "" && { error }),
  };
}

function statusOf({ trouble, refusedSince }: HistoryHealth, now: number): SourceStatus {
  const refusedMs = now - (refusedSince ?? now);
  if (trouble !== undefined || refusedMs >= FAILING_AFTER_MS) return "failing";
  return refusedMs >= LATE_AFTER_MS ? "late" : "ok";
}

function refusedWords({ waiting }: HistoryHealth): string {
  const writes = waiting === 1 ? "One write waits" : `${waiting} writes wait`;
  return `The history does not take what is written. ${writes} in memory and are tried again; nothing else is affected, but a restart loses them. The log of Narrows says why.`;
}

function lostWords({ lost }: HistoryHealth): string | undefined {
  if (lost === 0) return undefined;
  const writes = lost === 1 ? "One write was" : `${lost} writes were`;
  return `${writes} dropped since the start, because memory keeps three hours: that time has gaps.`;
}

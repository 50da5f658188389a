import type { Verdict, VerdictNumbers } from "@/lib/domain/verdict";
import { formatDuration } from "./quantity";

/** `6 min 43 s`, or of a bound from below `more than 7 min 35 s`. */
export function atLeastWords(ms: number, isAtLeast: boolean): string {
  return `${isAtLeast ? "more than " : ""}${formatDuration(ms)}`;
}

/** From put to done, for a record that is put now: `6 min 43 s`, `more than 7 min 35 s`, `not known`. */
export function delayWords({
  endToEndDelayMs,
  delayIsAtLeast = false,
}: Pick<VerdictNumbers, "endToEndDelayMs" | "delayIsAtLeast">): string {
  return endToEndDelayMs === null ? "not known" : atLeastWords(endToEndDelayMs, delayIsAtLeast);
}

/** The delay that stands beside a verdict. */
export interface DelayBeside {
  readonly words: string;
  /** Of when it is, epoch ms; null: of now, or not known. */
  readonly asOf: number | null;
}

/**
 * The delay beside a verdict. Where nothing could be judged nobody can say what it is now: it is told with the
 * time to which its data reach, and is not known where that is not.
 */
export function delayBeside({
  severity,
  numbers,
}: Pick<Verdict, "severity" | "numbers">): DelayBeside {
  const { endToEndDelayMs, delayAsOf = null } = numbers;
  const isOfNow = severity !== "unknown" || endToEndDelayMs === null;
  if (isOfNow) return { words: delayWords(numbers), asOf: null };
  return { words: delayAsOf === null ? "not known" : delayWords(numbers), asOf: delayAsOf };
}

/** The parts of the delay that are measured. */
export type WaitName = "waitingInStreamMs" | "waitingInSparkMs" | "processingMs";

/** One part of it in the same words: of a bound from below, the longer of the two waits is what is open. */
export function waitWords(numbers: VerdictNumbers, name: WaitName): string {
  const { waitingInStreamMs, waitingInSparkMs, delayIsAtLeast = false } = numbers;
  const ms = numbers[name];
  if (ms === null) return "not known";
  const inSpark = (waitingInSparkMs ?? 0) >= (waitingInStreamMs ?? 0);
  const open = inSpark ? "waitingInSparkMs" : "waitingInStreamMs";
  return atLeastWords(ms, delayIsAtLeast && name === open);
}

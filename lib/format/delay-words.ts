import type { Verdict, VerdictNumbers } from "@/lib/domain/verdict";
import { formatDuration } from "./quantity";

/** `6 min 43 s`; for a lower bound `more than 7 min 35 s`. */
export function atLeastWords(ms: number, isAtLeast: boolean): string {
  return `${isAtLeast ? "more than " : ""}${formatDuration(ms)}`;
}

/**
 * The end-to-end delay of a record that is put now: `6 min 43 s`, `more than 7 min 35 s`,
 * `not known`.
 */
export function delayWords({
  endToEndDelayMs,
  delayIsAtLeast = false,
}: Pick<VerdictNumbers, "endToEndDelayMs" | "delayIsAtLeast">): string {
  return endToEndDelayMs === null ? "not known" : atLeastWords(endToEndDelayMs, delayIsAtLeast);
}

/** The delay that stands beside a verdict. */
export interface DelayBeside {
  readonly words: string;
  /** The instant of the delay, epoch ms; null: now, or not known. */
  readonly asOf: number | null;
}

/**
 * The delay beside a verdict. Beside an unknown verdict the present delay is not known either: the
 * delay is given with the end of its data, or as not known if that is missing.
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

/** The measured parts of the delay. */
export type WaitName = "waitingInStreamMs" | "waitingInSparkMs" | "processingMs";

/**
 * One part in the same words. When the delay is a lower bound, the longer of the two waits is one
 * too.
 */
export function waitWords(numbers: VerdictNumbers, name: WaitName): string {
  const { waitingInStreamMs, waitingInSparkMs, delayIsAtLeast = false } = numbers;
  const ms = numbers[name];
  if (ms === null) return "not known";
  const inSpark = (waitingInSparkMs ?? 0) >= (waitingInStreamMs ?? 0);
  const open = inSpark ? "waitingInSparkMs" : "waitingInStreamMs";
  return atLeastWords(ms, delayIsAtLeast && name === open);
}

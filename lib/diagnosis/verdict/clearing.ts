import type { Clearing, ClearingCondition } from "@/lib/domain/clearing";
import type { Cause, Verdict, VerdictNumbers } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { kindOf, situationAt } from "@/lib/diagnosis/kinds/kind-of";
import { isSame, type Named } from "./announcement";
import { LOOKED_BACK } from "./hysteresis";
import { buildsBacklog } from "@/lib/domain/builds-backlog";

/** Warnings that a person waits for to end: what is worked off, and a delay that somebody limited. */
const CLEARED_AS_WARNING: ReadonlySet<Cause> = new Set<Cause>(["recovering", "over-target"]);

/**
 * The verdict with the numbers that fit it, and why others are not known. While it is critical, or one of
 * those warnings, also with what must be seen for it to clear. Other verdicts need no clearing.
 *
 * @param recent results of the last evaluations, the newest (at `shown.at`) last
 */
export function withClearing(
  window: PipelineWindow,
  shown: Verdict,
  recent: readonly Named[],
): Verdict {
  const kind = kindOf(window);
  const ending = kind.endings[shown.cause];
  const matters = shown.severity === "critical" || CLEARED_AS_WARNING.has(shown.cause);
  const numbers = numbersBeside(shown);
  const situation = situationAt(window, shown.at);
  const notKnown = kind.notKnown(situation, numbers);
  const verdict = { ...shown, numbers, ...(Object.keys(notKnown).length > 0 && { notKnown }) };
  if (!matters || ending === undefined) return verdict;
  // Refused writes can end while Spark works nothing off. Everything else cannot.
  const stands =
    kind.standstill(situation) !== undefined && !verdict.bottleneck.startsWith("shards-write");
  const timeless = (one: ClearingCondition) => (stands ? { ...one, metAt: null } : one);
  const clearing: Clearing = {
    suffices: ending.suffices,
    conditions: ending.looks.map((look) => look(situation)).map(timeless),
    evaluations: { clear: clearInARow(verdict, recent), needed: LOOKED_BACK },
    backlog: verdict.recovery?.isLevel
      ? ofLevel(kind.backlogLeft(situation), numbers)
      : beside(kind.backlogLeft(situation), numbers),
  };
  return { ...verdict, clearing };
}

/** All that was to be worked off is done. If the rest is not known, only batches in hand are left. */
function ofLevel(
  backlog: Clearing["backlog"],
  { backlogRecords }: VerdictNumbers,
): Clearing["backlog"] {
  const because = "no backlog is left";
  return { ...backlog, records: backlogRecords ?? 0, level: true, goneAt: null, because };
}

/** There is one backlog. If the numbers leave it out, the clearing does too. */
function beside(backlog: Clearing["backlog"], { backlogRecords }: VerdictNumbers) {
  if (backlogRecords !== null || backlog.records === null) return backlog;
  return { records: null, shrinks: null, goneAt: null, because: "how much is left is not known" };
}

function clearInARow(verdict: Named, recent: readonly Named[]): number {
  const last = recent.findLastIndex((one) => isSame(one, verdict));
  return Math.min(LOOKED_BACK, recent.length - 1 - last);
}

/**
 * The numbers that fit the shown verdict. Under a trouble that leaves records behind, a backlog of zero is
 * one that is not known yet: the records are minutes late in CloudWatch, with another application, or in
 * producers' buffers. A recovery that has caught up has nothing left.
 */
function numbersBeside(
  verdict: Pick<Verdict, "cause" | "severity" | "numbers" | "recovery">,
): VerdictNumbers {
  const { numbers } = verdict;
  const isNothing = numbers.backlogRecords !== null && numbers.backlogRecords < 1;
  if (!isNothing || !buildsBacklog(verdict)) return numbers;
  return { ...numbers, backlogRecords: null, catchUpMs: null };
}

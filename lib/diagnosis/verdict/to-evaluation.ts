import type { Evaluation, Verdict } from "@/lib/domain/verdict";

/** What is stored of a whole minute's verdict. */
export function toEvaluation(verdict: Verdict): Evaluation {
  const { at, bottleneck, severity, cause, since, numbers } = verdict;
  return { at, bottleneck, severity, cause, since, numbers };
}

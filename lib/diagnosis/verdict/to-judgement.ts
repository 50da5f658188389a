import type { Judgement, Verdict } from "@/lib/domain/verdict";

/** What is kept of a whole minute's verdict. */
export function toJudgement(verdict: Verdict): Judgement {
  const { at, bottleneck, severity, cause, since, numbers } = verdict;
  return { at, bottleneck, severity, cause, since, numbers };
}

import { leavesBehind } from "@/lib/domain/leaves-behind";
import type { Verdict, VerdictNumbers } from "@/lib/domain/verdict";

/**
 * The numbers that may stand beside what is said. Under a trouble that leaves records behind, a backlog of
 * nothing is one that is not known yet: what it leaves is minutes late in CloudWatch, with another
 * application, or in producers' buffers. Of a recovery that is level, nothing is left.
 */
export function numbersBeside(
  verdict: Pick<Verdict, "cause" | "severity" | "numbers" | "recovery">,
): VerdictNumbers {
  const { numbers } = verdict;
  const isNothing = numbers.backlogRecords !== null && numbers.backlogRecords < 1;
  if (!isNothing || !leavesBehind(verdict)) return numbers;
  return { ...numbers, backlogRecords: null, catchUpMs: null };
}

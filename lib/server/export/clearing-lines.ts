import type { Verdict } from "@/lib/domain/verdict";
import { backlogWords, conditionState, evaluationWords } from "@/lib/format/clearing-words";
import { escaped } from "./markdown";

/** What had to be seen for the verdict to clear, and how far each of it was at the window's end. */
export function clearingLines(
  { clearing, at }: Pick<Verdict, "clearing" | "at">,
  stamp: (at: number) => string,
): readonly string[] {
  if (!clearing) return [];
  const { conditions, suffices } = clearing;
  const some = suffices === "all" ? "all of these are" : "one of these is";
  return [
    `It clears once ${some} seen, and seen to last:`,
    "",
    ...conditions.map((one) => `- ${escaped(`${one.text}: ${conditionState(one, at, "then")}`)}`),
    `- ${escaped(evaluationWords(clearing))}`,
    "",
    `${escaped(backlogWords(clearing, at, stamp))}.`,
  ];
}

import type { Verdict } from "@/lib/domain/verdict";
import { backlogWords, conditionState, evaluationWords } from "@/lib/format/clearing-words";
import { leftBehindWords } from "@/lib/format/left-behind-words";
import { escaped } from "./markdown";

/** What had to be seen for the verdict to clear, and how far each of it was at the window's end. */
export function clearingLines(
  { clearing, at, numbers }: Pick<Verdict, "clearing" | "at" | "numbers">,
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
    [backlogWords(clearing, at, stamp), ...leftBehindWords(numbers)]
      .map((sentence) => `${escaped(sentence)}.`)
      .join(" "),
  ];
}

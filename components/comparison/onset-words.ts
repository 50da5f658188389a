import type { OnsetChanges } from "@/lib/domain/comparison";

const COUNTED = ["", "", "two", "three"] as const;

/** What the numbers do not say: doubts about the order, and what is not shown. */
export function onsetNotes({
  state,
  together,
  more,
  first,
  sinceIsAtLeast,
}: Pick<
  OnsetChanges,
  "state" | "together" | "more" | "first" | "sinceIsAtLeast"
>): readonly string[] {
  if (state === "too-little") return [];
  return [
    state === "after" ? "Nothing moved before the verdict." : "",
    together > 1 ? `Which of the first ${COUNTED[together]} was first cannot be told.` : "",
    more > 0 ? `${more} more moved.` : "",
    first.length === 1 ? "Nothing else moved." : "",
    sinceIsAtLeast ? "It may have begun before these data." : "",
  ].filter(Boolean);
}

/**
 * The ids in the order in which to show them. While the reader's hand or focus is in the list, what
 * is there stays where it is: newcomers go to the end, and what has gone is left out.
 */
export function heldOrder(
  wanted: readonly string[],
  { shown, held }: { readonly shown: readonly string[]; readonly held: boolean },
): readonly string[] {
  if (!held) return wanted;
  const known = new Set(shown);
  const still = new Set(wanted);
  return [...shown.filter((id) => still.has(id)), ...wanted.filter((id) => !known.has(id))];
}

/** Whether two orders are the same. */
export function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

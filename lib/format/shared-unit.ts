/**
 * Two formatted quantities, side by side. A unit that both have is written once: `2` and `6.2 s`,
 * but `700 ms` and `6.2 s`.
 */
export function withSharedUnit(
  before: string,
  after: string,
): readonly [before: string, after: string] {
  const shared = unitIn(before);
  return shared !== "" && shared === unitIn(after)
    ? [before.slice(0, -shared.length), after]
    : [before, after];
}

/** The unit, with the space before it. Empty for none, and for several of them: `1 min 20 s`. */
function unitIn(quantity: string): string {
  return /^[^ ]+( \D+)$/.exec(quantity)?.[1] ?? "";
}

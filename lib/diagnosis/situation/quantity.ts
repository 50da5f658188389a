import type { Situation } from "./situation";

export type Quantity<T> = (situation: Situation) => T;

/** A value that rules derive from a situation: computed once, when it is first asked for. */
export function quantity<T>(compute: (situation: Situation) => T): Quantity<T> {
  const known = new WeakMap<Situation, { readonly value: T }>();
  return (situation) => {
    const found = known.get(situation) ?? { value: compute(situation) };
    known.set(situation, found);
    return found.value;
  };
}

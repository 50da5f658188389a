import type { Situation } from "./situation";

export type Quantity<T> = (situation: Situation) => T;

/** A number (or more) that rules derive from a situation: computed when first asked for, once. */
export function quantity<T>(compute: (situation: Situation) => T): Quantity<T> {
  const known = new WeakMap<Situation, { readonly value: T }>();
  return (situation) => {
    const found = known.get(situation) ?? { value: compute(situation) };
    known.set(situation, found);
    return found.value;
  };
}

import type { Advice } from "@/lib/domain/verdict";
import type { Rule } from "../rule";
import type { Situation } from "../situation";

/** Advice for what holds, in the order of the rules. */
export function adviceFor(_situation: Situation, _held: readonly Rule[]): readonly Advice[] {
  return [];
}

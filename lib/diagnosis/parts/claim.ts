import type { Evidence, ProofName } from "@/lib/domain/verdict";
import { type RuleEvidence, words } from "./rule";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/**
 * One part of the proof that all is well. `proven`: the data show it. `refuted`: the data show the
 * opposite, although no rule can name the trouble. `unproven`: the data do not show either.
 */
export interface Claim {
  readonly name: ProofName;
  readonly state: "proven" | "refuted" | "unproven";
  readonly looked: RuleEvidence;
  /** What is odd or unknown, as the end of a sentence that begins "it is not proven that …". */
  readonly doubt?: string;
  /** A healthy verdict is possible without it, and then says so. */
  readonly dispensable?: boolean;
}

type Words = Partial<RuleEvidence> & { readonly text: string };

export function proven(s: Situation, name: ProofName, looked: Words): Claim {
  return { name, state: "proven", looked: { ...words(s, looked.text), ...looked } };
}

export function refuted(s: Situation, name: ProofName, looked: Words, doubt: string): Claim {
  return { name, state: "refuted", looked: { ...words(s, looked.text), ...looked }, doubt };
}

export function unproven(
  s: Situation,
  name: ProofName,
  doubt: string,
  { dispensable = false }: { readonly dispensable?: boolean } = {},
): Claim {
  const text = `Not proven: ${doubt}.`;
  return { name, state: "unproven", looked: words(s, text), doubt, dispensable };
}

/** The first thing that refutes a healthy verdict, or that must be known and is not. */
export function firstDoubt(claims: readonly Claim[]): string | undefined {
  const open =
    claims.find(({ state }) => state === "refuted") ??
    claims.find(({ state, dispensable }) => state === "unproven" && dispensable !== true);
  return open?.doubt;
}

/** What a healthy verdict could not prove, in words; empty if everything is proven. */
export function standsWithout(claims: readonly Claim[]): readonly string[] {
  return claims.flatMap(({ state, dispensable, doubt }) =>
    state === "unproven" && dispensable === true && doubt !== undefined ? [doubt] : [],
  );
}

const STATES = { proven: "clear", refuted: "holds", unproven: "blind" } as const;

export function claimEvidence({ name, state, looked }: Claim): Evidence {
  return { rule: name, state: STATES[state], ...looked };
}

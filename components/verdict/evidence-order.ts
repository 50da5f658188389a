import type { Evidence } from "@/lib/domain/verdict";
import { CAUSE_WORDS, PROOF_WORDS } from "@/lib/format/verdict-words";

const ORDER = { holds: 0, blind: 1, clear: 2 } as const satisfies Record<Evidence["state"], number>;

/** What holds first, then what could not be seen, then what is clear; each in the rules' own order. */
export function inOrderOfInterest(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
}

/** A rule's name in words. */
export function ruleWords(rule: Evidence["rule"]): string {
  if (rule === "leases" || rule === "receivers") return rule;
  const words: Readonly<Partial<Record<Evidence["rule"], string>>> = {
    ...CAUSE_WORDS,
    ...PROOF_WORDS,
  };
  return words[rule] ?? rule;
}

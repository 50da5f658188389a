import type { Evidence } from "@/lib/domain/verdict";
import { CAUSE_WORDS, PROOF_WORDS } from "@/lib/format/verdict-words";

const ORDER = { holds: 0, blind: 1, clear: 2 } as const satisfies Record<Evidence["state"], number>;

/** First what holds, then what is blind, then what is clear, each in the order of the rules. */
export function inOrderOfInterest(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
}

/** A row of the table: the evidence, and its rules. */
export interface EvidenceRow {
  readonly item: Evidence;
  readonly rules: readonly Evidence["rule"][];
}

/** Rules that are blind for the same reason share a row, so that the reason is given once. */
export function oncePerReason(items: readonly Evidence[]): readonly EvidenceRow[] {
  const isSame = (one: Evidence, other: Evidence) =>
    one === other || (one.state === "blind" && other.state === "blind" && one.text === other.text);
  return items
    .filter((item, i) => items.findIndex((one) => isSame(one, item)) === i)
    .map((item) => ({
      item,
      rules: items.filter((other) => isSame(item, other)).map(({ rule }) => rule),
    }));
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

const RULE_STATES = { holds: "holds", blind: "not judged", clear: "does not hold" } as const;
const PROOF_STATES = { holds: "refuted", blind: "not proven", clear: "proven" } as const;

/**
 * The result in words. A rule holds or not; a part of the proof of a calm verdict is proven or not.
 */
export function stateWords({ rule, state }: Pick<Evidence, "rule" | "state">): string {
  return Object.hasOwn(PROOF_WORDS, rule) ? PROOF_STATES[state] : RULE_STATES[state];
}

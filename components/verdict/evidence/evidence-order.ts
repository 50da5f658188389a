import type { Evidence } from "@/lib/domain/verdict";
import { CAUSE_WORDS, PROOF_WORDS } from "@/lib/format/verdict-words";

const ORDER = { holds: 0, blind: 1, clear: 2 } as const satisfies Record<Evidence["state"], number>;

/** What holds first, then what could not be seen, then what is clear; each in the rules' own order. */
export function inOrderOfInterest(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
}

/** A row of the table: what was seen, and of which rules it was seen. */
export interface EvidenceRow {
  readonly item: Evidence;
  readonly rules: readonly Evidence["rule"][];
}

/** Rules that cannot be evaluated for one and the same reason share a row: the reason is said once. */
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

/** What came of looking, in words: a rule holds or not, and a part of the proof of green is proven or not. */
export function stateWords({ rule, state }: Pick<Evidence, "rule" | "state">): string {
  return Object.hasOwn(PROOF_WORDS, rule) ? PROOF_STATES[state] : RULE_STATES[state];
}

import type { Evidence } from "@/lib/domain/verdict";
import { type Clear, type Holds, type Rule, words } from "./rule";
import type { Situation } from "./situation";

export interface Blind {
  readonly state: "blind";
  readonly missing: string;
}

/** A rule and what came of looking. */
export interface Finding {
  readonly rule: Rule;
  readonly result: Holds | Clear | Blind;
}

export type HeldFinding = Finding & { readonly result: Holds };
export type BlindFinding = Finding & { readonly result: Blind };

/** Tries one rule; the one place where it is decided that a rule cannot see. */
export function look(rule: Rule, situation: Situation): Finding {
  const lacking = rule.needs(situation).find((need) => !need.met(situation));
  if (lacking === undefined) return { rule, result: rule.check(situation) };
  return { rule, result: { state: "blind", missing: lacking.missing(situation) } };
}

export function isHeld(finding: Finding): finding is HeldFinding {
  return finding.result.state === "holds";
}

export function isBlind(finding: Finding): finding is BlindFinding {
  return finding.result.state === "blind";
}

export function evidenceOf({ rule, result }: Finding, situation: Situation): Evidence {
  const looked =
    result.state === "blind"
      ? words(situation, `Cannot be judged: ${result.missing}.`)
      : result.looked;
  return { rule: rule.cause, state: result.state, ...looked };
}

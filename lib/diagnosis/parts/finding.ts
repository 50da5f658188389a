import type { Evidence } from "@/lib/domain/verdict";
import { formatRatio } from "@/lib/format/quantity";
import { clear, type Clear, type Firing, type Rule, words } from "./rule";
import type { Situation } from "@/lib/diagnosis/situation/situation";

export interface Blind {
  readonly state: "blind";
  readonly missing: string;
}

/** A rule and its result. */
export interface Finding {
  readonly rule: Rule;
  readonly result: Firing | Clear | Blind;
}

export type FiringFinding = Finding & { readonly result: Firing };
export type BlindFinding = Finding & { readonly result: Blind };

/** Tries one rule. This is the only place that decides whether a rule is blind. */
export function evaluateRule(rule: Rule, situation: Situation): Finding {
  const lacking = rule.needs(situation).find((need) => !need.met(situation));
  if (lacking === undefined) return { rule, result: unlessOver(rule, situation) };
  return { rule, result: { state: "blind", missing: lacking.missing(situation) } };
}

/** If Spark takes more than is put by now, what limited it is over, whatever older minutes show. */
function unlessOver(rule: Rule, situation: Situation): Firing | Clear {
  const result = rule.check(situation);
  if (result.state === "clear" || rule.endsByCatchingUp !== true) return result;
  const more = situation.consumer.catchingUp(situation);
  if (more === undefined) return result;
  const text = `${result.looked.text} That is over: ${formatRatio(more.ratio)} of what is put is taken now.`;
  return clear({ ...result.looked, text });
}

export function isFiring(finding: Finding): finding is FiringFinding {
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

import { SEVERITY_ORDER, isCalm } from "@/lib/domain/severity-order";
import type { Bottleneck, Cause, Severity } from "@/lib/domain/verdict";
import { NOT_EVALUATED } from "@/lib/format/not-evaluated";
import { type Finding, type FiringFinding, isBlind, isFiring } from "@/lib/diagnosis/parts/finding";
import { type Claim, firstDoubt, standsWithout } from "@/lib/diagnosis/parts/claim";
import type { ConsumerKind } from "@/lib/diagnosis/parts/consumer-kind";
import type { Firing } from "@/lib/diagnosis/parts/rule";
import type { Since, Situation } from "@/lib/diagnosis/situation/situation";

export interface Conclusion {
  readonly bottleneck: Bottleneck;
  readonly severity: Severity;
  readonly cause: Cause;
  readonly since: Since | undefined;
  readonly headline: string;
  /** The other causes that hold, the most severe first. */
  readonly others: readonly Cause[];
}

/**
 * Makes one verdict of all findings. The first consumer cause and the first shards cause that hold decide
 * whose fault it is. If neither holds, the first other one is the cause. A healthy verdict needs proof
 * (`claims`), and is never given only because nothing else is left.
 */
export function conclude(
  kind: ConsumerKind,
  situation: Situation,
  {
    findings,
    claims,
  }: { readonly findings: readonly Finding[]; readonly claims: readonly Claim[] },
): Conclusion {
  const firing = findings.filter(isFiring);
  const consumer = firing.find(({ rule }) => rule.bottleneck === "consumer");
  const shards = firing.find(({ rule }) => rule.bottleneck.startsWith("shards"));
  const isBoth = shards !== undefined && kind.countsBesideConsumer(situation, shards.rule);
  if (consumer !== undefined && isBoth) return both(consumer, shards, firing);
  const main = consumer ?? shards ?? firstOther(firing);
  if (main !== undefined && !isCalm(main.result.severity))
    return one(main.rule.bottleneck, main.rule.cause, main.result, rest(firing, [main]));
  const open = blindness(findings) ?? openQuestion(kind, situation) ?? firstDoubt(claims);
  if (open !== undefined) return cannotTell(open);
  if (main === undefined)
    return one("none", "keeping-up", kind.keepingUp(situation, standsWithout(claims)), []);
  return one(main.rule.bottleneck, main.rule.cause, main.result, rest(firing, [main]));
}

/**
 * The first in the order of trial. Before a calm one goes a critical one, and then one that excludes calm
 * verdicts.
 */
function firstOther(firing: readonly FiringFinding[]): FiringFinding | undefined {
  const [first] = firing;
  if (first === undefined || !isCalm(first.result.severity)) return first;
  const critical = firing.find(({ result }) => result.severity === "critical");
  return critical ?? firing.find(({ rule }) => rule.excludesCalm) ?? first;
}

/** What the first blind rule is missing, among the rules without which no healthy verdict is possible. */
function blindness(findings: readonly Finding[]): string | undefined {
  return findings.filter(isBlind).find(({ rule }) => rule.matters)?.result.missing;
}

function openQuestion({ openQuestions }: ConsumerKind, situation: Situation): string | undefined {
  for (const ask of openQuestions) {
    const open = ask(situation);
    if (open !== undefined) return open;
  }
  return undefined;
}

function one(
  bottleneck: Bottleneck,
  cause: Cause,
  { severity, since, headline }: Firing,
  others: readonly Cause[],
): Conclusion {
  return { bottleneck, severity, cause, since, headline, others };
}

/** The cause is the consumer's. That of the shards comes first among the others. */
function both(
  consumer: FiringFinding,
  shards: FiringFinding,
  firing: readonly FiringFinding[],
): Conclusion {
  const { severity, since } = consumer.result;
  const others = [shards.rule.cause, ...rest(firing, [consumer, shards])];
  const headline = `Both sides: ${briefly(consumer)}, and ${briefly(shards)}.`;
  return { bottleneck: "both", severity, cause: consumer.rule.cause, since, headline, others };
}

/** A rule without a clause of its own contributes the name of its cause. */
function briefly({ rule, result }: FiringFinding): string {
  return result.brief ?? rule.cause;
}

function rest(firing: readonly FiringFinding[], shown: readonly FiringFinding[]): readonly Cause[] {
  const explained = new Set(shown.flatMap(({ rule }) => rule.explains ?? []));
  const wait = shown.some(({ rule }) => rule.letsWait);
  const isSameTrouble = ({ rule }: FiringFinding) =>
    explained.has(rule.cause) || (wait && rule.isOfWaiting === true);
  return firing
    .filter((finding) => !shown.includes(finding) && !isSameTrouble(finding))
    .toSorted((a, b) => SEVERITY_ORDER[a.result.severity] - SEVERITY_ORDER[b.result.severity])
    .map(({ rule }) => rule.cause);
}

function cannotTell(missing: string): Conclusion {
  return {
    bottleneck: "unknown",
    severity: "unknown",
    cause: "no-data",
    since: undefined,
    headline: `${NOT_EVALUATED}: ${missing}.`,
    others: [],
  };
}

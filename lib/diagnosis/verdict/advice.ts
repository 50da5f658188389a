import { BUILDS_STREAM_BACKLOG } from "@/lib/domain/builds-backlog";
import type { Advice, Cause } from "@/lib/domain/verdict";
import type { ConsumerKind } from "@/lib/diagnosis/parts/consumer-kind";
import type { Since, Situation } from "@/lib/diagnosis/situation/situation";

/**
 * What would help, with this pipeline's own numbers: first for the main cause, then for the causes beside
 * it, and how much time is left. Each advice begins with something to do. Advice that the numbers do not
 * support is left out, but every critical verdict and warning has at least one.
 */
export function adviceFor(
  { rules, advisers, dataLossAdvice }: ConsumerKind,
  situation: Situation,
  { causes, since }: { readonly causes: readonly Cause[]; readonly since: Since | undefined },
): readonly Advice[] {
  const alone = new Set(rules.flatMap((rule) => (rule.advisedAlone ? [rule.cause] : [])));
  const advised = causes.filter((cause, i) => i === 0 || !alone.has(cause));
  const own = withoutRepeats(
    advised.flatMap((cause) => advisers[cause]?.(situation, causes) ?? []),
  );
  const consumer = causes.find((cause) => BUILDS_STREAM_BACKLOG.has(cause));
  return consumer === undefined
    ? own
    : [...own, ...dataLossAdvice(situation, { cause: consumer, since })];
}

/** Two causes may have the same advice. It is shown once, for the more severe cause. */
function withoutRepeats(advice: readonly Advice[]): readonly Advice[] {
  return advice.filter((one, i) => advice.findIndex(({ text }) => text === one.text) === i);
}

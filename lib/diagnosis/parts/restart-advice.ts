import type { Advice } from "@/lib/domain/verdict";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** "Restart the application", with the cost for this kind of consumer. */
export function restartAdvice(situation: Situation, because: string): Advice {
  const costs = situation.consumer.restartCosts(situation);
  return { text: `Restart the application: ${costs}`, because };
}

import type { Advice } from "@/lib/domain/verdict";
import { share } from "../quantities/share";
import type { Situation } from "../situation";
import { capacityAdvice } from "./capacity-shortage";

/** Under back-pressure the interval is always just full: what is not taken is what is short. */
export function brakeAdvice(situation: Situation): readonly Advice[] {
  const part = share(situation);
  if (part === undefined || part.recent <= 0) return [];
  return capacityAdvice(situation, part.usual / part.recent);
}

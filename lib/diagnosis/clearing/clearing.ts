import type { Clearing } from "@/lib/domain/clearing";
import type { Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { LOOKED_BACK } from "../fold";
import { situationAt } from "../situation";
import { backlogLeft } from "./backlog-left";
import { ENDINGS } from "./conditions";

type Found = Pick<Verdict, "bottleneck" | "cause">;

/**
 * The verdict with what must be seen for it to clear, while it is critical or its trouble is being
 * worked off. Of other verdicts nothing needs to end.
 *
 * @param recent what the last evaluations found by themselves, the newest, at `verdict.at`, last
 */
export function withClearing(
  window: PipelineWindow,
  verdict: Verdict,
  recent: readonly Found[],
): Verdict {
  const ending = ENDINGS[verdict.cause];
  const matters = verdict.severity === "critical" || verdict.cause === "recovering";
  if (!matters || ending === undefined) return verdict;
  const situation = situationAt(window, verdict.at);
  const clearing: Clearing = {
    suffices: ending.suffices,
    conditions: ending.looks.map((look) => look(situation)),
    evaluations: { clear: clearInARow(verdict, recent), needed: LOOKED_BACK },
    backlog: backlogLeft(situation),
  };
  return { ...verdict, clearing };
}

function clearInARow({ bottleneck, cause }: Found, recent: readonly Found[]): number {
  const last = recent.findLastIndex((one) => one.bottleneck === bottleneck && one.cause === cause);
  return Math.min(LOOKED_BACK, recent.length - 1 - last);
}

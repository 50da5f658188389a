import { failedVerdict } from "@/lib/domain/first-verdict";
import type { Judgement, Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { log } from "@/lib/process/log";
import type { Judge } from "./judge";

/** The present, and the whole minutes that became due; an error of the diagnosis is told in the verdict. */
export function evaluateSafely(
  judge: Judge,
  pipelineId: string,
  windowNow: () => PipelineWindow,
  now: number,
): { readonly verdict: Verdict; readonly minutes: readonly Judgement[] } {
  try {
    const window = windowNow();
    const minutes = judge.catchUp(window, now);
    return { verdict: judge.present(window, now), minutes };
  } catch (error) {
    log.error({ pipeline: pipelineId, err: error }, "the diagnosis failed");
    return { verdict: failedVerdict(now), minutes: [] };
  }
}

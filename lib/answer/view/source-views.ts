import type { SourceView } from "@/lib/contract/window";
import { HEALTH_NAMES } from "@/lib/domain/source-state";
import type { PipelineWatch } from "@/lib/observe/pipeline/pipeline-watch";

const STARTING = "Asked for the first time just now; no answer yet.";

/** How every upstream and the history are doing right now: always all of them. */
export function sourceViews(
  { health, writes }: Pick<PipelineWatch, "health" | "writes">,
  now: number,
): readonly SourceView[] {
  return HEALTH_NAMES.map((name) => {
    const state = name === "history" ? writes.state(now) : health.state(name, now);
    if (!state) return { name, status: "late", lastSuccessAt: null, error: STARTING };
    const { status, lastSuccessAt, error } = state;
    return { name, status, lastSuccessAt, ...(error !== undefined && { error }) };
  });
}

import type { SourceView } from "@/lib/contract/window";
import { SOURCE_NAMES } from "@/lib/domain/source-state";
import type { HealthBoard } from "../watch/health-board";

const STARTING = "Asked for the first time just now; no answer yet.";

/** How every upstream is doing right now, always all four of them. */
export function sourceViews(health: HealthBoard, now: number): readonly SourceView[] {
  return SOURCE_NAMES.map((name) => {
    const state = health.state(name, now);
    if (!state) return { name, status: "late", lastSuccessAt: null, error: STARTING };
    const { status, lastSuccessAt, error } = state;
    return { name, status, lastSuccessAt, ...(error !== undefined && { error }) };
  });
}

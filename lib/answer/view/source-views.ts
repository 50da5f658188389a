import type { SourceView } from "@/lib/contract/window";
import type { Snapshot } from "@/lib/domain/snapshot";
import { HEALTH_NAMES } from "@/lib/domain/source-state";

const STARTING = "Asked for the first time just now; no answer yet.";

/** The state of every upstream and of the history at an instant: always all of them. */
export function sourceViews({ sources }: Pick<Snapshot, "sources">): readonly SourceView[] {
  return HEALTH_NAMES.map((name) => {
    const state = sources[name];
    if (!state) return { name, status: "late", lastSuccessAt: null, error: STARTING };
    const { status, lastSuccessAt, error } = state;
    return { name, status, lastSuccessAt, ...(error !== undefined && { error }) };
  });
}

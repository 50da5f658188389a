import type { Comparison } from "@/lib/domain/comparison";
import type { EventView } from "./window";

/** The answer of `GET /api/pipelines/{id}/compare`. Times epoch ms. */
export interface ComparisonAnswer {
  readonly now: number;
  readonly demo: boolean;
  readonly pipeline: { readonly id: string; readonly name: string; readonly stream: string };
  readonly comparison: Comparison;
  /**
   * What happened in the span or shortly before it, earliest first. These are suspects, not proof.
   */
  readonly suspects: readonly EventView[];
}

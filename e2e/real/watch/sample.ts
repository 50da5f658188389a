import type { Bottleneck, Cause, RecoveryProgress, Severity } from "@/lib/domain/verdict";

/** One look at Narrows' verdict on one pipeline. */
export interface Sample {
  /** Epoch ms. */
  readonly at: number;
  readonly bottleneck: Bottleneck;
  readonly cause: Cause;
  readonly severity: Severity;
  readonly headline: string;
  readonly recovery?: RecoveryProgress;
}

import type { ConsumerKind } from "@/lib/diagnosis/parts/consumer-kind";
import { cutOff, type Situation } from "@/lib/diagnosis/situation/situation";
import type { PipelineWindow } from "@/lib/domain/window";
import { DSTREAM } from "./dstream";

/** The kind of consumer that reads a pipeline's stream. Today all use the DStream API. */
export function kindOf(_window: PipelineWindow): ConsumerKind {
  return DSTREAM;
}

const newest = new WeakMap<PipelineWindow, Situation>();

/**
 * What was known of a window at an instant, epoch ms, with the quantities of its kind of consumer. A
 * repeated call returns the same object, with everything computed from it.
 */
export function situationAt(window: PipelineWindow, at: number): Situation {
  const known = newest.get(window);
  const situation = known?.at === at ? known : cutOff(window, at, kindOf(window).consumption);
  newest.set(window, situation);
  return situation;
}

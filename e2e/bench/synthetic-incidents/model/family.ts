import type { TroubleSwitch } from "@/lib/demo/simulation/pipeline-simulation";
import type { PipelineScenario } from "@/lib/demo/simulation/scenario";
import type { Trouble } from "@/lib/demo/simulation/troubles";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { Draw } from "./draw";
import type { Effect } from "./effect";
import type { SyntheticTruth } from "./synthetic-incident";
import type { Physics } from "./physics";
import type { WindowEffect } from "./window-effects";

/** One run of one pipeline, with the moments at which it is evaluated. Times in epoch s. */
export interface Plan {
  readonly scenario: PipelineScenario;
  readonly switches: readonly TroubleSwitch[];
  readonly moments: readonly number[];
  readonly effects: readonly Effect[];
  /** What is known of the past beside the moment's answers. */
  readonly told?: WindowEffect;
  /** The dashboard has been running for hours; otherwise it was started at the moment. */
  readonly watched?: boolean;
  /** What happened when, beside the scenario, as a sentence, to reproduce it. */
  readonly story: string;
  /** The truth at the model's present instant; undefined when it is ambiguous. */
  readonly truth: (physics: Physics) => SyntheticTruth | undefined;
}

export interface Family {
  readonly name: string;
  readonly plan: (id: string, draw: Draw) => Plan;
}

export function on(second: number, trouble: Trouble): TroubleSwitch {
  return { second, trouble, on: true };
}

export function off(second: number, trouble: Trouble): TroubleSwitch {
  return { second, trouble, on: false };
}

/** The instant around which a plan is made: any second of a day, so that waves differ. */
export function someSecond(draw: Draw): number {
  return 1_795_400_000 + draw.whole(0, 86_399);
}

const MOMENTS = 3;
export const THREE_HOURS = LOOKBACK_MS / 1000;

/**
 * Some instants between `least` and `most` seconds after one, ascending, near ones as likely as far
 * ones.
 */
export function momentsAfter(
  second: number,
  draw: Draw,
  [least, most]: readonly [number, number],
): number[] {
  const ago = Array.from({ length: MOMENTS }, () =>
    Math.round(draw.logBetween(least, Math.max(most, least + 60))),
  );
  return ago.toSorted((a, b) => a - b).map((seconds) => second + seconds);
}

import type { PipelineWindow } from "@/lib/domain/window";
import { keptPipelines } from "./kept-pipelines";
import type { Moment } from "./moment";
import { walk } from "./walk";

/** The minutes of one pipeline. */
export interface Walked {
  readonly name: string;
  readonly window: PipelineWindow;
  readonly moments: readonly Moment[];
  /** From which minutes are counted: the end of what is known, or the mending; epoch ms. */
  readonly zero: number;
}

/** One pipeline after the other of all that is kept here. */
export function* keptWalks(): Generator<Walked> {
  for (const { name, window, from } of keptPipelines()) {
    const all = window();
    const moments = [...walk(all, { from: from(all), to: all.to })];
    yield { name, window: all, moments, zero: all.to };
  }
}

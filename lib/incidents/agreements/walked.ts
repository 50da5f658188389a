import type { PipelineWindow } from "@/lib/domain/window";
import { keptPipelines } from "./kept-pipelines";
import type { Moment } from "./moment";
import { walk } from "./walk";

/** The minutes of one pipeline. */
export interface Walked {
  readonly name: string;
  readonly window: PipelineWindow;
  readonly moments: readonly Moment[];
  /**
   * The instant from which minutes are counted, epoch ms: the end of the data, or the end of the
   * trouble.
   */
  readonly zero: number;
}

/** Walks all pipelines in the repository, one after the other. */
export function* keptWalks(): Generator<Walked> {
  for (const { name, window, from } of keptPipelines()) {
    const all = window();
    const moments = [...walk(all, { from: from(all), to: all.to })];
    yield { name, window: all, moments, zero: all.to };
  }
}

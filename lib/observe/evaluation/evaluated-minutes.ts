import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { MINUTE_MS, minuteFrom } from "@/lib/domain/metric-period";
import type { Evaluation } from "@/lib/domain/verdict";
import type { History, Span } from "@/lib/history/port";

interface EvaluatedMinutesOptions {
  readonly history: Pick<History, "evaluations">;
  readonly keep: (evaluations: readonly Evaluation[]) => void;
  readonly pipelineId: string;
}

/** The evaluated minutes of one pipeline, and which of them knew too little. */
export class EvaluatedMinutes {
  readonly #options: EvaluatedMinutesOptions;
  /** Minutes that an earlier run evaluated with enough data: these stay as they are. */
  #final: ReadonlySet<number> = new Set();
  readonly #unknown = new Set<number>();

  constructor(options: EvaluatedMinutesOptions) {
    this.#options = options;
  }

  /** Loads what an earlier run evaluated in the span. */
  async begin(span: Span, signal?: AbortSignal): Promise<void> {
    const { history, pipelineId } = this.#options;
    const earlier = await history.evaluations(pipelineId, span, signal);
    this.#final = new Set(earlier.filter(knewEnough).map(({ at }) => at));
  }

  /** The first whole minute from an instant on that no earlier run evaluated with enough data, epoch ms. */
  firstLacking(from: number): number {
    let minute = minuteFrom(from);
    while (this.#final.has(minute)) minute += MINUTE_MS;
    return minute;
  }

  /** The first minute from an instant on that knew too little, epoch ms; Infinity: none. */
  firstUnknown(from: number): number {
    let first = Infinity;
    for (const at of this.#unknown) if (at >= from) first = Math.min(first, at);
    return first;
  }

  keep(judgements: readonly Evaluation[]): void {
    const fresh = judgements.filter(({ at }) => !this.#final.has(at));
    if (fresh.length === 0) return;
    this.#note(fresh);
    this.#options.keep(fresh);
  }

  #note(evaluations: readonly Evaluation[]): void {
    const newest = Math.max(...evaluations.map(({ at }) => at));
    for (const one of evaluations) {
      if (knewEnough(one)) this.#unknown.delete(one.at);
      else this.#unknown.add(one.at);
    }
    for (const at of this.#unknown) if (at < newest - LOOKBACK_MS) this.#unknown.delete(at);
  }
}

/** An evaluation that knew too little is made again when more data are known. */
export const knewEnough = ({ bottleneck }: Evaluation): boolean => bottleneck !== "unknown";

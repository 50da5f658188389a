import { MINUTE_MS } from "@/lib/domain/minute";
import type { Judgement } from "@/lib/domain/verdict";
import type { History, Span } from "@/lib/history/port";
import { LOOKBACK_MS } from "./live-window";
import type { PipelineWrites } from "./pipeline-writes";

interface JudgedMinutesOptions {
  readonly history: Pick<History, "judgements">;
  readonly writes: Pick<PipelineWrites, "judgements">;
  readonly pipelineId: string;
}

/** The judgements of one pipeline's minutes, and which of them knew too little. */
export class JudgedMinutes {
  readonly #options: JudgedMinutesOptions;
  /** Judged by an earlier run that knew enough: these stay as they are. */
  #stands: ReadonlySet<number> = new Set();
  readonly #unknown = new Set<number>();

  constructor(options: JudgedMinutesOptions) {
    this.#options = options;
  }

  /** Takes over what an earlier run judged in the span. */
  async begin(span: Span, signal?: AbortSignal): Promise<void> {
    const { history, pipelineId } = this.#options;
    const earlier = await history.judgements(pipelineId, span, signal);
    this.#stands = new Set(earlier.filter(knewEnough).map(({ at }) => at));
  }

  /** The first whole minute from an instant on that no earlier run has judged well, epoch ms. */
  firstLacking(from: number): number {
    let minute = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
    while (this.#stands.has(minute)) minute += MINUTE_MS;
    return minute;
  }

  /** The first minute from an instant on that knew too little, epoch ms; Infinity: none. */
  firstUnknown(from: number): number {
    let first = Infinity;
    for (const at of this.#unknown) if (at >= from) first = Math.min(first, at);
    return first;
  }

  keep(judgements: readonly Judgement[]): void {
    const fresh = judgements.filter(({ at }) => !this.#stands.has(at));
    if (fresh.length === 0) return;
    this.#note(fresh);
    this.#options.writes.judgements(fresh);
  }

  #note(judgements: readonly Judgement[]): void {
    const newest = Math.max(...judgements.map(({ at }) => at));
    for (const one of judgements) {
      if (knewEnough(one)) this.#unknown.delete(one.at);
      else this.#unknown.add(one.at);
    }
    for (const at of this.#unknown) if (at < newest - LOOKBACK_MS) this.#unknown.delete(at);
  }
}

const knewEnough = ({ bottleneck }: Judgement): boolean => bottleneck !== "unknown";

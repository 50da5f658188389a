import { MINUTE_MS } from "@/lib/domain/minute";
import type { Judgement } from "@/lib/domain/verdict";
import type { History, Span } from "@/lib/history/port";
import { LOOKBACK_MS } from "./live-window";

type Kept = Pick<History, "judgements" | "recordJudgements">;

/** The judgements of one pipeline's minutes, and which of them knew too little. */
export class JudgedMinutes {
  readonly #history: Kept;
  readonly #pipelineId: string;
  /** Judged by an earlier run that knew enough: these stay as they are. */
  #stands: ReadonlySet<number> = new Set();
  readonly #unknown = new Set<number>();

  constructor(history: Kept, pipelineId: string) {
    this.#history = history;
    this.#pipelineId = pipelineId;
  }

  /** Takes over what an earlier run judged in the span. */
  async begin(span: Span): Promise<void> {
    const earlier = await this.#history.judgements(this.#pipelineId, span);
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

  async keep(judgements: readonly Judgement[]): Promise<void> {
    const fresh = judgements.filter(({ at }) => !this.#stands.has(at));
    if (fresh.length === 0) return;
    this.#note(fresh);
    await this.#history.recordJudgements(this.#pipelineId, fresh);
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

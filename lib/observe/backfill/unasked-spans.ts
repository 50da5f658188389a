import type { History, Span } from "@/lib/history/port";
import { DAY_MS } from "@/lib/domain/metric-period";
import { daysOf, lackingSpans } from "./lacking-spans";
import { LookedDays } from "./looked-days";

interface Days {
  readonly pipelineId: string;
  /** UTC days by their starts, epoch ms; ascending. */
  readonly days: readonly number[];
  /** Only spans inside are asked for. */
  readonly bounds: Span;
  /** The parts of a span that are already queued; called after the history has answered. */
  readonly queued: (span: Span) => readonly Span[];
  /** Epoch ms. */
  readonly now: number;
}

/** Finds what the history lacks and CloudWatch was never asked for. */
export class UnaskedSpans {
  readonly #history: Pick<History, "missingMinutes" | "fills">;
  readonly #looked = new LookedDays();
  /** Spans of each pipeline that were answered and paid for, but that the history has not taken yet. */
  readonly #unwritten = new Map<string, Set<Span>>();

  constructor(history: Pick<History, "missingMinutes" | "fills">) {
    this.#history = history;
  }

  /** What these days lack, for those that were not checked before. */
  async find({ pipelineId, days, bounds, queued, now }: Days): Promise<readonly Span[]> {
    const fresh = this.#looked.take(pipelineId, days, now);
    const [first, last] = [fresh[0], fresh.at(-1)];
    if (first === undefined || last === undefined) return [];
    const span = { from: Math.max(bounds.from, first), to: Math.min(bounds.to, last + DAY_MS) };
    const [holes, asked] = await Promise.all([
      this.#history.missingMinutes(pipelineId, span),
      this.#history.fills(pipelineId, span),
    ]);
    const unwritten = this.#unwritten.get(pipelineId) ?? [];
    return lackingSpans(fresh, holes, [...asked, ...queued(span), ...unwritten]);
  }

  /**
   * Counts a span as asked until its answer is written. If the answer is dropped, the span is
   * checked again. Resolves as `written` does.
   */
  async untilWritten(pipelineId: string, span: Span, written: Promise<boolean>): Promise<boolean> {
    const spans = this.#unwritten.get(pipelineId) ?? new Set<Span>();
    this.#unwritten.set(pipelineId, spans.add(span));
    try {
      const isWritten = await written;
      if (!isWritten) this.#looked.forget(pipelineId, daysOf(span));
      return isWritten;
    } finally {
      spans.delete(span);
    }
  }
}

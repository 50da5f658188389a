import type { Span } from "@/lib/history/port";

/**
 * Answers that were paid for and that the history has not taken yet. What they tell is not asked
 * again, although the history still lacks it.
 */
export class UnwrittenAnswers {
  readonly #spans = new Map<string, Set<Span>>();

  /** The spans of a pipeline that were answered and are not written. */
  of(pipelineId: string): readonly Span[] {
    return [...(this.#spans.get(pipelineId) ?? [])];
  }

  /** Holds a span until its answer is written, or was let go: resolves as `written` does. */
  async until(pipelineId: string, span: Span, written: Promise<boolean>): Promise<boolean> {
    const spans = this.#spans.get(pipelineId) ?? new Set<Span>();
    this.#spans.set(pipelineId, spans.add(span));
    try {
      return await written;
    } finally {
      spans.delete(span);
    }
  }
}

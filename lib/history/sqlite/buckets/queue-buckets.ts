import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import type { QueueBucket } from "../../buckets";
import { waitingSpans, type WaitingSpans } from "./waiting-spans";

/**
 * How many batches were created but not yet started, by bucket. A batch no longer waits at the
 * instant at which it starts. A bucket in which no batch was created, started or waiting is absent.
 */
export function queueBuckets(
  connection: Connection,
  pipelineId: string,
  span: Span,
  stepMs: number,
): QueueBucket[] {
  const walk = new QueueWalk(waitingSpans(connection, pipelineId, span));
  walk.pass({ from: 0, to: span.from });
  const buckets: QueueBucket[] = [];
  let at = Math.floor(span.from / stepMs) * stepMs;
  for (; at < span.to; at += stepMs) {
    if (walk.over) break;
    const { max, moved } = walk.pass({
      from: Math.max(at, span.from),
      to: Math.min(at + stepMs, span.to),
    });
    if (moved || max > 0) buckets.push({ at, queued: walk.queued, max });
  }
  return buckets;
}

/** The running difference of the created and the started batches. */
class QueueWalk {
  readonly #spans: WaitingSpans;
  #created = 0;
  #started = 0;

  constructor(spans: WaitingSpans) {
    this.#spans = spans;
  }

  get queued(): number {
    return this.#created - this.#started;
  }

  /** Nothing more will happen, and nothing waits. */
  get over(): boolean {
    return this.#created === this.#spans.created.length && this.queued === 0;
  }

  /** Passes all events of a span; returns the most that waited at any instant of it. */
  pass({ from, to }: Span): { max: number; moved: boolean } {
    let at = this.#nextEvent();
    // Batches that waited before count, unless the very first instant changes their number.
    let max = at > from ? this.queued : 0;
    const moved = at < to;
    while (at < to) {
      this.#passInstant(at);
      max = Math.max(max, this.queued);
      at = this.#nextEvent();
    }
    return { max, moved };
  }

  #passInstant(at: number): void {
    const { created, started } = this.#spans;
    while ((created[this.#created] ?? Infinity) <= at) this.#created += 1;
    while ((started[this.#started] ?? Infinity) <= at) this.#started += 1;
  }

  #nextEvent(): number {
    const { created, started } = this.#spans;
    return Math.min(created[this.#created] ?? Infinity, started[this.#started] ?? Infinity);
  }
}

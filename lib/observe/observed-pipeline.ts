import type { Filling } from "@/lib/domain/coverage";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { PinnedVerdict, Span } from "@/lib/history/port";
import type { Backfill } from "./backfill/backfill";
import { lookBackOf } from "./backfill/fill-look-back";
import type { PipelineObserver } from "./pipeline/pipeline-observer";

interface ObservedOptions {
  readonly watch: PipelineObserver;
  readonly backfill: Pick<Backfill, "want" | "stateOf" | "countsOf">;
  /** HISTORY_DAYS. */
  readonly historyDays: number;
}

/** What is told of one observed pipeline, and what may be asked of its observer. */
export class ObservedPipeline {
  readonly pipeline: Pipeline;
  readonly #options: ObservedOptions;

  constructor(options: ObservedOptions) {
    this.pipeline = options.watch.pipeline;
    this.#options = options;
  }

  /** What is known at this instant, epoch ms. */
  snapshot(now: number): Snapshot {
    const { watch, backfill, historyDays } = this.#options;
    const { health, recent, writes, evaluation } = watch;
    const stream = recent.newest("stream");
    return {
      at: now,
      verdict: evaluation.published.verdict,
      verdictVersion: evaluation.published.version,
      verdictChanges: evaluation.changes.count,
      // Copies: memory puts what comes later into its own lists.
      periods: [...recent.periods],
      answeredTo: recent.settledTo(now),
      batches: [...recent.batches],
      stream,
      application: recent.newest("application"),
      sources: {
        cloudwatch: health.state("cloudwatch", now),
        kinesis: health.state("kinesis", now),
        leases: health.state("leases", now),
        spark: health.state("spark", now),
        history: writes.state(now),
      },
      reach: lookBackOf(stream?.createdAt, historyDays, now),
      fills: backfill.countsOf(this.pipeline),
      writes: writes.counts,
    };
  }

  /**
   * Somebody asks for a window: what the history lacks of it is fetched afterwards. Nothing is while
   * nobody can tell since when the stream is there to be asked about.
   */
  async want(span: Span, now: number): Promise<void> {
    const { watch, backfill, historyDays } = this.#options;
    const stream = watch.recent.newest("stream");
    const isKnown =
      stream !== undefined || watch.health.state("kinesis", now)?.status === "failing";
    if (!isKnown) return;
    await backfill.want(this.pipeline, span, lookBackOf(stream?.createdAt, historyDays, now));
  }

  /** How the fetching of what a window lacks stands; null: nothing is being fetched for it. */
  filling(span: Span): Filling | null {
    return this.#options.backfill.stateOf(this.pipeline, span);
  }

  /** Keeps a past verdict as it was first told, so that a link says the same for ever. */
  keepVerdict(kept: PinnedVerdict): void {
    this.#options.watch.writes.verdict(kept);
  }
}

import type { BatchLookedInto, LookFault } from "@/lib/domain/batch-work";
import type { Filling } from "@/lib/domain/coverage";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { WhichBatch } from "@/lib/domain/which-batch";
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

/** One observed pipeline, as the answers see it. */
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
    const budget = watch.delayBudget(now);
    return {
      at: now,
      verdict: evaluation.published.verdict,
      verdictVersion: evaluation.published.version,
      verdictChanges: evaluation.changes.count,
      periods: recent.periodsNow(),
      ...watch.readable(now),
      batches: recent.batchesNow(),
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
      ...(budget && { delayBudget: budget }),
    };
  }

  /**
   * A window was requested: what the history lacks of it is fetched in the background. Nothing is
   * fetched while the age of the stream is unknown and may still become known.
   */
  async want(span: Span, now: number): Promise<void> {
    const { watch, backfill, historyDays } = this.#options;
    const stream = watch.recent.newest("stream");
    const isKnown =
      stream !== undefined || watch.health.state("kinesis", now)?.status === "failing";
    if (!isKnown) return;
    await backfill.want(this.pipeline, span, lookBackOf(stream?.createdAt, historyDays, now));
  }

  /** The progress of a window's back-fills; null: none is queued or under way. */
  filling(span: Span): Filling | null {
    return this.#options.backfill.stateOf(this.pipeline, span);
  }

  /**
   * The running batch, or the slowest of late, with its stages, read from the driver now or in the
   * last ten seconds. Undefined: there is no such batch.
   */
  lookInto(which: WhichBatch): Promise<BatchLookedInto | LookFault | undefined> {
    return this.#options.watch.looks.look(which);
  }

  /** Keeps a past verdict as it was first shown, so that a link always says the same. */
  keepVerdict(kept: PinnedVerdict): void {
    this.#options.watch.writes.verdict(kept);
  }
}

import type { Fill, Filling, Reach } from "@/lib/domain/coverage";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { FillCounts } from "@/lib/domain/snapshot";
import type { History, Span } from "@/lib/history/port";
import { type Poller, startPoller } from "@/lib/poller/poller";
import type { CloudWatchSource } from "@/lib/sources/cloudwatch/cloudwatch-source";
import { isSourceError } from "@/lib/sources/source";
import { ageClock } from "@/lib/process/age-clock";
import { log } from "@/lib/process/log";
import { withinTime } from "@/lib/process/within-time";
import { askPiece, type PieceAnswer } from "./ask-piece";
import type { FillJob } from "./fill-job";
import { FillJobs } from "./fill-jobs";
import { fillableSpan } from "./fill-look-back";
import { daysOf } from "./lacking-spans";
import { UnaskedSpans } from "./unasked-spans";

/** One call at a time, with a pause: CloudWatch's limits apply to the whole AWS account. */
const SPACING_MS = 1_000;
const IDLE_MS = 3_600_000;
const TIMEOUT_MS = 60_000;
const RETRY = { firstMs: 5_000, mostMs: 60_000 } as const;

/** How long a job waits for its write before the page hears that the span is there, ms. */
const WRITTEN_MS = 5_000;

/** What the page says of an error that does not come from a source. */
const OWN_ERROR =
  "It could not be asked for because of an error in Narrows itself; its log has details.";

export interface BackfillOptions {
  readonly history: History;
  readonly sourceOf: (region: string) => Pick<CloudWatchSource, "readPeriods">;
  /**
   * Writes the answer to a back-fill. Resolves to true when it is written, to false when it was
   * dropped. A history that refuses it is no reason to ask CloudWatch again.
   */
  readonly write: (
    pipeline: Pipeline,
    rows: readonly MetricPeriod[],
    fill: Fill,
  ) => Promise<boolean>;
  /** Called when a span has been answered and written. */
  readonly onFilled?: (pipeline: Pipeline, span: Span) => void;
  /** The clock, epoch ms. */
  readonly now?: () => number;
  readonly spacingMs?: number;
}

const NOTHING: FillCounts = { metrics: 0, answered: 0, failed: 0 };

/**
 * Fetches from CloudWatch what a requested window lacks, in the background: no request waits for
 * it. Answers are kept, so that viewers cost nothing: each day of a pipeline is fetched once,
 * whatever windows are opened.
 */
export class Backfill {
  readonly #options: BackfillOptions;
  readonly #now: () => number;
  readonly #poller: Poller;
  readonly #unasked: UnaskedSpans;
  readonly #jobs = new FillJobs();
  readonly #counts = new Map<string, FillCounts>();

  constructor(options: BackfillOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#unasked = new UnaskedSpans(options.history);
    const spacingMs = options.spacingMs ?? SPACING_MS;
    this.#poller = startPoller({
      poll: (signal) => this.#askNext(signal),
      pauseMs: () => (this.#jobs.next ? spacingMs : IDLE_MS),
      spacingMs,
      timeoutMs: TIMEOUT_MS,
      retry: RETRY,
      onOutcome: (error) => error && log.debug({ error: String(error) }, "a back-fill failed"),
    });
  }

  /** Queues what the history lacks of a requested window. Only the history is read here. */
  async want(pipeline: Pipeline, asked: Span, reach: Reach): Promise<void> {
    const now = this.#now();
    const age = ageClock.of(now);
    const fillable = fillableSpan(asked, reach, now);
    if (!fillable) return;
    const own = this.#jobs.of(pipeline);
    const revived = own.filter((job) => job.touches(asked) && job.revive(age));
    // CloudWatch refused this pipeline a moment ago: it would refuse other days too.
    const isResting = own.some((job) => job.isResting(age));
    const found = await this.#unasked.find({
      pipelineId: pipeline.id,
      days: isResting ? [] : daysOf(fillable),
      bounds: { from: reach.from, to: Math.floor(now - LOOKBACK_MS) },
      queued: (span) => this.#jobs.touching(pipeline, span).map(({ left }) => left),
      now,
    });
    this.#jobs.add(pipeline, found);
    if (found.length + revived.length > 0) this.#poller.nudge();
  }

  /** The progress of the back-fills of a window; null: none is queued or under way. */
  stateOf(pipeline: Pipeline, asked: Span): Filling | null {
    return this.#jobs.stateOf(pipeline, asked, this.#now());
  }

  countsOf(pipeline: Pipeline): FillCounts {
    return this.#counts.get(pipeline.id) ?? NOTHING;
  }

  close(): void {
    this.#poller.stop();
  }

  async #askNext(signal: AbortSignal): Promise<void> {
    const job = this.#jobs.next;
    if (!job) return;
    job.asking();
    try {
      const { history, sourceOf } = this.#options;
      const { to } = job.left;
      const source = sourceOf(job.pipeline.region);
      const answer = await askPiece(job, { history, source, now: this.#now(), signal });
      const { from, metrics } = answer.fill;
      const written = this.#write(job.pipeline, answer, { from, to });
      await withinTime(() => written, WRITTEN_MS).catch(() => undefined);
      job.answeredFrom(from);
      this.#count(job, metrics);
      if (job.isDone) this.#jobs.remove(job);
    } catch (error) {
      this.#failed(job, error);
      throw error;
    }
  }

  async #write(pipeline: Pipeline, { rows, fill }: PieceAnswer, span: Span): Promise<void> {
    const { write, onFilled } = this.#options;
    const written = write(pipeline, rows, fill);
    if (await this.#unasked.untilWritten(pipeline.id, span, written)) onFilled?.(pipeline, span);
  }

  /** An error that a retry cannot mend holds for all spans: the others are not tried. */
  #failed(job: FillJob, error: unknown): void {
    const known = isSourceError(error);
    const message = known ? error.message : OWN_ERROR;
    const retryable = !known || error.retryable;
    for (const one of retryable ? [job] : this.#jobs.of(job.pipeline))
      one.failed(message, retryable, ageClock.of(this.#now()));
    this.#count(job, undefined);
    log.info({ pipeline: job.pipeline.id, error: String(error) }, "a back-fill failed");
  }

  /** @param charged number of metrics that were charged; undefined: there was no answer */
  #count({ pipeline }: FillJob, charged: number | undefined): void {
    const { metrics, answered, failed } = this.countsOf(pipeline);
    const counts =
      charged === undefined
        ? { metrics, answered, failed: failed + 1 }
        : { metrics: metrics + charged, answered: answered + 1, failed };
    this.#counts.set(pipeline.id, counts);
  }
}

import type { Fill, Filling, Reach } from "@/lib/domain/coverage";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { Minute } from "@/lib/domain/minute";
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
import { FillJob } from "./fill-job";
import { fillableSpan } from "./fill-reach";
import { DAY_MS, daysOf, lackingSpans } from "./lacking-spans";
import { LookedDays } from "./looked-days";
import { UnwrittenAnswers } from "./unwritten-answers";

/** One call at a time, and a pause: CloudWatch's limits are the account's, not this program's. */
const SPACING_MS = 1_000;
const IDLE_MS = 3_600_000;
const TIMEOUT_MS = 60_000;
const RETRY = { firstMs: 5_000, mostMs: 60_000 } as const;

/** A page that waits for what it lacks is told that it is there once it can be read, ms. */
const WRITTEN_MS = 5_000;

/** Without an answer of its own, what the page says of an error that is ours. */
const OWN_ERROR =
  "It could not be asked for because of an error in Narrows itself; its log has details.";

export interface BackfillOptions {
  readonly history: History;
  readonly sourceOf: (region: string) => Pick<CloudWatchSource, "readMinutes">;
  /**
   * Writes what a back-fill told. Resolves when it is written (true), or was let go (false); a
   * history that refuses it is no reason to ask again.
   */
  readonly write: (pipeline: Pipeline, rows: readonly Minute[], fill: Fill) => Promise<boolean>;
  /** Called when a span has been answered and written. */
  readonly onFilled?: (pipeline: Pipeline, span: Span) => void;
  /** The clock, epoch ms. */
  readonly now?: () => number;
  readonly spacingMs?: number;
}

const NOTHING: FillCounts = { metrics: 0, answered: 0, failed: 0 };

/**
 * Fetches from CloudWatch what an asked window lacks, behind everybody's back: no request waits for
 * it. What was asked once is kept, so that viewers cost nothing: over all windows that are ever
 * opened, a pipeline's day is asked once.
 */
export class Backfill {
  readonly #options: BackfillOptions;
  readonly #now: () => number;
  readonly #poller: Poller;
  readonly #looked = new LookedDays();
  readonly #counts = new Map<string, FillCounts>();
  readonly #unwritten = new UnwrittenAnswers();
  #jobs: FillJob[] = [];

  constructor(options: BackfillOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    const spacingMs = options.spacingMs ?? SPACING_MS;
    this.#poller = startPoller({
      poll: (signal) => this.#askNext(signal),
      pauseMs: () => (this.#next() ? spacingMs : IDLE_MS),
      spacingMs,
      timeoutMs: TIMEOUT_MS,
      retry: RETRY,
      onOutcome: (error) => error && log.debug({ error: String(error) }, "a back-fill failed"),
    });
  }

  /** Somebody asks for a window: what it lacks is put in the queue. Reads the history at most. */
  async want(pipeline: Pipeline, asked: Span, reach: Reach): Promise<void> {
    const now = this.#now();
    const age = ageClock.of(now);
    const fillable = fillableSpan(asked, reach, now);
    if (!fillable) return;
    const own = this.#jobs.filter((job) => job.pipeline.id === pipeline.id);
    const revived = own.filter((job) => job.touches(asked) && job.revive(age));
    // What was refused a moment ago is refused for other days too.
    const isResting = own.some((job) => job.isResting(age));
    const wide = { from: reach.from, to: Math.floor(now - LOOKBACK_MS) };
    const days = isResting ? [] : daysOf(fillable);
    const found = await this.#lacking(pipeline, days, wide, now);
    this.#jobs.push(...found.map((span) => new FillJob(pipeline, span)));
    if (found.length + revived.length > 0) this.#poller.nudge();
  }

  /** How the fetching of what a window lacks stands; null: nothing is being fetched for it. */
  stateOf(pipeline: Pipeline, asked: Span): Filling | null {
    const views = this.#jobs
      .filter((job) => this.#isOf(job, pipeline, asked))
      .map((job) => job.view(this.#now()));
    const [first] = ORDER.flatMap((state) => views.filter((view) => view.state === state));
    if (!first) return null;
    return {
      ...first,
      from: Math.min(...views.map(({ from }) => from)),
      to: Math.max(...views.map(({ to }) => to)),
      metrics: views.reduce((sum, { metrics }) => sum + metrics, 0),
    };
  }

  countsOf(pipeline: Pipeline): FillCounts {
    return this.#counts.get(pipeline.id) ?? NOTHING;
  }

  close(): void {
    this.#poller.stop();
  }

  #isOf(job: FillJob, pipeline: Pipeline, span: Span): boolean {
    return job.pipeline.id === pipeline.id && job.touches(span);
  }

  /** What these days lack, of those that were not looked through before. */
  async #lacking(
    pipeline: Pipeline,
    days: readonly number[],
    { from, to }: Span,
    now: number,
  ): Promise<readonly Span[]> {
    const { history } = this.#options;
    const fresh = this.#looked.take(pipeline.id, days, now);
    const [first, last] = [fresh[0], fresh.at(-1)];
    if (first === undefined || last === undefined) return [];
    const span = { from: Math.max(from, first), to: Math.min(to, last + DAY_MS) };
    const [holes, asked] = await Promise.all([
      history.missingMinutes(pipeline.id, span),
      history.fills(pipeline.id, span),
    ]);
    const open = this.#jobs
      .filter((job) => this.#isOf(job, pipeline, span))
      .map(({ left }) => left);
    return lackingSpans(fresh, holes, [...asked, ...open, ...this.#unwritten.of(pipeline.id)]);
  }

  #next(): FillJob | undefined {
    return this.#jobs.find((job) => job.isWaiting);
  }

  async #askNext(signal: AbortSignal): Promise<void> {
    const job = this.#next();
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
      if (job.isDone) this.#jobs = this.#jobs.filter((one) => one !== job);
    } catch (error) {
      this.#failed(job, error);
      throw error;
    }
  }

  /** Never rejects. A span that was let go unwritten is looked through again. */
  async #write(pipeline: Pipeline, { rows, fill }: PieceAnswer, span: Span): Promise<void> {
    const { write, onFilled } = this.#options;
    const written = write(pipeline, rows, fill);
    const isWritten = await this.#unwritten.until(pipeline.id, span, written);
    if (isWritten) onFilled?.(pipeline, span);
    else this.#looked.forget(pipeline.id, daysOf(span));
  }

  /** What is refused for one span is refused for all: the others need not be tried. */
  #failed(job: FillJob, error: unknown): void {
    const known = isSourceError(error);
    const message = known ? error.message : OWN_ERROR;
    const retryable = !known || error.retryable;
    const same = this.#jobs.filter(({ pipeline }) => pipeline.id === job.pipeline.id);
    for (const one of retryable ? [job] : same)
      one.failed(message, retryable, ageClock.of(this.#now()));
    this.#count(job, undefined);
    log.info({ pipeline: job.pipeline.id, error: String(error) }, "a back-fill failed");
  }

  /** @param charged metrics that were charged for an answer; undefined: there was none */
  #count({ pipeline }: FillJob, charged: number | undefined): void {
    const { metrics, answered, failed } = this.countsOf(pipeline);
    const counts =
      charged === undefined
        ? { metrics, answered, failed: failed + 1 }
        : { metrics: metrics + charged, answered: answered + 1, failed };
    this.#counts.set(pipeline.id, counts);
  }
}

/** The state that speaks for all: what is under way first, then what waits, then what failed. */
const ORDER: readonly Filling["state"][] = ["asking", "waiting", "failed"];

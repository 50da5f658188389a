import type { FactKind, FactShapes } from "@/lib/domain/facts";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import type { Pipeline } from "@/lib/domain/pipeline";
import { SOURCE_NAMES, type SourceName } from "@/lib/domain/source-state";
import type { DelayBudget } from "@/lib/domain/delay-budget";
import type { Evaluation, Verdict } from "@/lib/domain/verdict";
import type { History } from "@/lib/history/port";
import { ageClock } from "@/lib/process/age-clock";
import { log } from "@/lib/process/log";
import { withinTime } from "@/lib/process/within-time";
import { BudgetCount } from "../evaluation/budget-count";
import { EvaluationLoop } from "../evaluation/evaluation-loop";
import { OneAtATime } from "../evaluation/one-at-a-time";
import { BatchLooks } from "../on-demand/look-into-batch";
import { countedTo, type Published, settledTo } from "../recent-data/published";
import { RecentData } from "../recent-data/recent-data";
import { type CallPlan, HealthBoard } from "../source-health/health-board";
import { sameTrouble } from "../source-health/source-health";
import { PipelineWrites } from "../writes/pipeline-writes";

export interface ObserverOptions {
  readonly pipeline: Pipeline;
  readonly history: History;
  readonly publicationDelayMs: number;
  readonly startedAt: number;
  /** Shared by all pipelines, so that only one evaluates its past at a time. */
  readonly pastQueue?: OneAtATime;
}

/** A start waits at most this long for what an earlier run kept, ms. */
const START_READ_MS = 5_000;

/** One pipeline's memory, health and verdict. The pollers record here what they read. */
export class PipelineObserver {
  readonly pipeline: Pipeline;
  readonly health = new HealthBoard(ageClock);
  readonly recent: RecentData;
  /** The only way into the history. */
  readonly writes: PipelineWrites;
  readonly evaluation: EvaluationLoop;
  /** What is read only when somebody asks. */
  readonly looks: BatchLooks;
  readonly #history: History;
  readonly #publicationDelayMs: number;
  /** How far the minutes are published that the history can be read for. */
  #written: Published = {};
  readonly #pastQueue: OneAtATime;
  /** Absent without a target. */
  readonly #budget: BudgetCount | undefined;

  constructor(options: ObserverOptions) {
    const { pipeline, history, publicationDelayMs, startedAt } = options;
    const { pastQueue = new OneAtATime() } = options;
    const { delayTarget: target } = pipeline;
    this.pipeline = pipeline;
    this.#history = history;
    this.#publicationDelayMs = publicationDelayMs;
    this.#pastQueue = pastQueue;
    this.#budget = target && new BudgetCount({ history, pipelineId: pipeline.id, target });
    this.writes = new PipelineWrites(history, pipeline.id);
    this.recent = new RecentData(publicationDelayMs, target?.delayMs);
    const { recent, health, writes } = this;
    this.looks = new BatchLooks({ recent, health });
    this.evaluation = new EvaluationLoop({
      pipelineId: pipeline.id,
      history,
      live: recent,
      health,
      writes,
      keep: (evaluations) => this.keepEvaluations(evaluations),
      startedAt,
      pastQueue,
      refresh: (now) => {
        recent.adjustToClock(now);
        for (const source of SOURCE_NAMES) this.#keepState(source, now);
      },
    });
  }

  /** Loads what an earlier run kept, as far as it can be read, and starts to evaluate. */
  async begin(now: number): Promise<void> {
    const { id } = this.pipeline;
    const span = { from: now - LOOKBACK_MS, to: now };
    try {
      const read = (signal: AbortSignal) =>
        this.#history.window(id, span, this.#publicationDelayMs, signal);
      this.recent.load(await withinTime(read, START_READ_MS));
      this.#written = this.recent.published;
      await withinTime((signal) => this.evaluation.readEarlier(span, signal), START_READ_MS);
    } catch (error) {
      log.error({ pipeline: id, err: error }, "the history cannot be read at start");
    }
    await this.evaluation.begin(now);
    // The month takes longer to read than a start may.
    this.#pastQueue
      .run(async () => this.#budget?.begin(now))
      .catch((error: unknown) => {
        log.error({ pipeline: id, err: error }, "the month cannot be counted");
      });
  }

  registerCall(plan: CallPlan): void {
    this.health.registerCall(plan);
  }

  recordMinutes(periods: readonly MetricPeriod[]): void {
    this.evaluation.dataCame(this.recent.addPeriods(periods));
    const { published } = this.recent;
    this.writes.periods(periods, () => (this.#written = published));
  }

  /**
   * The whole minutes up to which answers may show CloudWatch's data, epoch ms. Answers are read from
   * the history: until it has taken a poll, it may hold a part of a minute that memory knows whole.
   */
  readable(now: number): { readonly answeredTo: number; readonly countedTo: number } {
    const [written, delayMs] = [this.#written, this.#publicationDelayMs];
    return {
      answeredTo: settledTo(written, now, delayMs),
      countedTo: countedTo(written, now, delayMs),
    };
  }

  recordBatches(batches: readonly MicroBatch[]): void {
    if (batches.length === 0) return;
    this.evaluation.dataCame(this.recent.addBatches(batches));
    this.writes.batches(batches);
  }

  /**
   * Keeps a fact that is new. Counters change with every poll and matter only now, so they are not
   * stored.
   */
  recordFact<K extends FactKind>(kind: K, value: FactShapes[K], at: number): void {
    if (!this.recent.addFact(kind, { at, value })) return;
    this.evaluation.dataCame();
    if (kind !== "counters") this.writes.fact(kind, { at, value });
  }

  /** Counts and writes the evaluations of whole minutes, made or made again. */
  keepEvaluations(evaluations: readonly Evaluation[]): void {
    this.#budget?.add(evaluations, Date.now());
    this.writes.evaluations(evaluations);
  }

  /** The month's budget at `now`, epoch ms; undefined without a target, and until the month is read. */
  delayBudget(now: number): DelayBudget | undefined {
    return this.#budget?.budget(now);
  }

  /** A poll ended. The source's state is kept when it differs from the last known one. */
  pollEnded(source: SourceName, call: string, error: unknown, now: number): void {
    if (error !== undefined)
      log.debug({ pipeline: this.pipeline.id, source, call, error: String(error) });
    this.health.pollEnded(source, call, error, now);
    this.#keepState(source, now);
  }

  #keepState(source: SourceName, now: number): void {
    const state = this.health.state(source, now);
    if (!state) return;
    const kind = `source-${source}` as const;
    const before = this.recent.newest(kind);
    if (before && sameTrouble(before, state)) return;
    log.info({ pipeline: this.pipeline.id, source, status: state.status, reason: state.error });
    this.recordFact(kind, state, now);
  }

  /** The current verdict, at most a heartbeat old; undefined in the first seconds after a start. */
  verdict(): Verdict | undefined {
    return this.evaluation.published.verdict;
  }

  /** Stops evaluating. Waiting writes are still made as long as the process lives. */
  stop(): void {
    this.evaluation.stop();
    this.#budget?.stop();
  }
}

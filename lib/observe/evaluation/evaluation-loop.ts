import { failedVerdict } from "@/lib/domain/first-verdict";
import type { Evaluation, Verdict } from "@/lib/domain/verdict";
import type { History, Span } from "@/lib/history/port";
import { ageClock } from "@/lib/process/age-clock";
import { log } from "@/lib/process/log";
import type { RecentData } from "../recent-data/recent-data";
import { FirstAnswers } from "../source-health/first-answers";
import type { HealthBoard } from "../source-health/health-board";
import type { PipelineWrites } from "../writes/pipeline-writes";
import { EvaluatedMinutes } from "./evaluated-minutes";
import { Evaluator, WARM_UP_MS } from "./evaluator";
import { OneAtATime } from "./one-at-a-time";
import { PastEvaluation, QUIET_MS } from "./past-evaluation";
import { PublishedVerdict } from "./published-verdict";
import { Soonest } from "./soonest";
import { VerdictLog } from "./verdict-log";

export interface EvaluationOptions {
  readonly pipelineId: string;
  readonly history: Pick<History, "evaluations" | "changes" | "lastEvaluated">;
  readonly live: RecentData;
  readonly health: HealthBoard;
  readonly writes: PipelineWrites;
  /** Receives the evaluations of whole minutes, made or made again. */
  readonly keep: (evaluations: readonly Evaluation[]) => void;
  /** Epoch ms. */
  readonly startedAt: number;
  /** Shared by all pipelines, so that only one evaluates its past at a time. */
  readonly pastQueue: OneAtATime;
  /** Brings memory up to date with the clock before each evaluation; epoch ms. */
  readonly refresh: (now: number) => void;
}

/** After a start the first verdict waits for each source's first outcome, but at most this long. */
const FIRST_VERDICT_MS = 6_000;

/** A verdict waits at most this long until the data it rests on are written, ms. */
const PUBLISH_MS = 1_000;

/** Shortest time between two evaluations of the present, ms, however fast data come. */
const SPACING_MS = 1_000;

/** Longest time between two evaluations, ms: time alone can change a verdict. */
const HEARTBEAT_MS = 10_000;

/** Evaluates one pipeline when data come, and at least every heartbeat. Publishes the verdict. */
export class EvaluationLoop {
  readonly published = new PublishedVerdict();
  /** The log of verdict changes. */
  readonly changes: VerdictLog;
  readonly #options: EvaluationOptions;
  readonly #startedAge: number;
  readonly #minutes: EvaluatedMinutes;
  readonly #past: PastEvaluation;
  readonly #answers: FirstAnswers;
  readonly #next = new Soonest(() => this.#evaluateAndLogFailure());
  #judge: Evaluator;

  constructor(options: EvaluationOptions) {
    const { pipelineId, history, live, health, writes, keep, startedAt, pastQueue } = options;
    this.#options = options;
    this.#startedAge = ageClock.of(startedAt);
    this.#judge = new Evaluator(startedAt - WARM_UP_MS);
    this.#answers = new FirstAnswers(health, startedAt, (wall) => ageClock.of(wall));
    this.#minutes = new EvaluatedMinutes({ history, keep, pipelineId });
    this.#past = new PastEvaluation({
      minutes: this.#minutes,
      windowNow: () => live.snapshot(Date.now()),
      queue: pastQueue,
      startedAt,
    });
    this.changes = new VerdictLog({ history, writes, pipelineId });
  }

  /** Loads what an earlier run evaluated in the span. Rejects if the history does. */
  readEarlier(span: Span, signal: AbortSignal): Promise<void> {
    return this.#minutes.begin(span, signal);
  }

  /** Continues the verdict log of an earlier run, and starts to evaluate. Epoch ms. */
  async begin(now: number): Promise<void> {
    await this.changes.begin(now);
    this.#next.within(0);
  }

  /**
   * Data have come: an evaluation follows soon.
   *
   * @param usableFrom the earliest instant whose evaluation could have used the data, epoch ms; by
   *   default from now on
   */
  dataCame(usableFrom = Infinity): void {
    const missed = this.#past.dataCame(usableFrom, ageClock.now());
    this.#next.within(missed ? QUIET_MS : SPACING_MS);
  }

  stop(): void {
    this.#next.stop();
    this.#past.stop();
  }

  #evaluateAndLogFailure(): void {
    this.#evaluate().catch((error: unknown) => {
      log.error(
        { pipeline: this.#options.pipelineId, err: error },
        "the past could not be evaluated",
      );
    });
  }

  async #evaluate(): Promise<void> {
    const { health, writes, refresh } = this.#options;
    this.#next.within(HEARTBEAT_MS);
    const now = Date.now();
    refresh(now);
    const ranMs = ageClock.of(now) - this.#startedAge;
    if (!health.attempted(now) && ranMs < FIRST_VERDICT_MS) {
      this.#next.within(SPACING_MS / 2);
      return;
    }
    const hasMore = this.#answers.arrived(now);
    if (hasMore) {
      this.#judge = new Evaluator(now - WARM_UP_MS);
      this.#past.markAll(now);
    }
    const { verdict, minutes } = this.#present(now);
    if (!this.#answers.isWaiting) this.#keep(verdict, minutes, now);
    await this.published.publish(verdict, writes.settled(PUBLISH_MS), hasMore);
    if (!this.#answers.isWaiting) await this.#evaluatePast();
  }

  /** Evaluates the present and the minutes that became due. An error of the diagnosis becomes a verdict. */
  #present(now: number): { readonly verdict: Verdict; readonly minutes: readonly Evaluation[] } {
    const { pipelineId, live } = this.#options;
    try {
      const window = live.snapshot(now);
      const minutes = this.#judge.catchUp(window, now);
      return { verdict: this.#judge.present(window, now), minutes };
    } catch (error) {
      log.error({ pipeline: pipelineId, err: error }, "the diagnosis failed");
      return { verdict: failedVerdict(now), minutes: [] };
    }
  }

  #keep(verdict: Verdict, minutes: readonly Evaluation[], now: number): void {
    this.#minutes.keep(minutes);
    if (this.#answers.isComplete) this.changes.record(verdict);
    this.#minutes.keep(this.#past.reevaluate(now));
  }

  /** Once the past is evaluated with all data, its evaluator goes on with the present. */
  async #evaluatePast(): Promise<void> {
    if (!this.#past.isDue(ageClock.now())) return;
    const evaluator = await this.#past.evaluate(
      () => this.#judge.next,
      () => ageClock.now(),
    );
    if (evaluator) this.#judge = evaluator;
  }
}

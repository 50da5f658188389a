import type { FactKind, FactShapes } from "@/lib/domain/facts";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import type { Minute } from "@/lib/domain/minute";
import type { Pipeline } from "@/lib/domain/pipeline";
import { SOURCE_NAMES, type SourceName } from "@/lib/domain/source-state";
import type { Judgement, Verdict } from "@/lib/domain/verdict";
import type { History } from "@/lib/history/port";
import { ageClock } from "@/lib/process/age-clock";
import { log } from "@/lib/process/log";
import { withinTime } from "@/lib/process/within-time";
import { FirstAnswers } from "../source-health/first-answers";
import { type CallPlan, HealthBoard } from "../source-health/health-board";
import { Judge, WARM_UP_MS } from "../evaluation/judge";
import { judgeSafely } from "../evaluation/evaluate-safely";
import { JudgedMinutes } from "../evaluation/evaluated-minutes";
import { LiveWindow, LOOKBACK_MS } from "../recent-data/live-window";
import { OneAtATime } from "../evaluation/one-at-a-time";
import { PastJudge, QUIET_MS } from "../evaluation/past-evaluation";
import { PipelineWrites } from "../writes/pipeline-writes";
import { PublishedVerdict } from "../evaluation/published-verdict";
import { Soonest } from "../evaluation/soonest";
import { sameTrouble } from "../source-health/source-health";
import { VerdictLog } from "../evaluation/verdict-log";

export interface WatchOptions {
  readonly pipeline: Pipeline;
  readonly history: History;
  readonly publicationDelayMs: number;
  readonly startedAt: number;
  /** Shared by all pipelines: the past of one is judged at a time. */
  readonly turns?: OneAtATime;
}

/** At start the first verdict waits for every source's first outcome, but no longer than this. */
const FIRST_VERDICT_MS = 6_000;

/** A start does not wait longer for what an earlier run kept, ms. */
const START_READ_MS = 5_000;

/** A verdict does not wait longer for the history to take what it rests on, ms. */
const PUBLISH_MS = 1_000;

/** Two judgements of the present lie at least this far apart, ms, however fast data come. */
const SPACING_MS = 1_000;

/** Time alone changes verdicts too: a driver that says nothing is judged this often, ms. */
const HEARTBEAT_MS = 10_000;

/** One pipeline's memory, health and verdict; the pollers feed it, the API reads it. */
export class PipelineWatch {
  readonly pipeline: Pipeline;
  readonly health = new HealthBoard(ageClock);
  readonly live: LiveWindow;
  /** The only way into the history. */
  readonly writes: PipelineWrites;
  readonly #history: History;
  readonly #startedAge: number;
  readonly #minutes: JudgedMinutes;
  readonly #past: PastJudge;
  /** The log of what the banner says. */
  readonly changes: VerdictLog;
  readonly #answers: FirstAnswers;
  readonly #next = new Soonest(() => this.#assessSafely());
  #judge: Judge;
  readonly published = new PublishedVerdict();

  constructor({ pipeline, history, publicationDelayMs, startedAt, turns }: WatchOptions) {
    this.pipeline = pipeline;
    this.#history = history;
    this.writes = new PipelineWrites(history, pipeline.id);
    this.#startedAge = ageClock.of(startedAt);
    this.live = new LiveWindow(publicationDelayMs);
    this.#judge = new Judge(startedAt - WARM_UP_MS);
    this.#answers = new FirstAnswers(this.health, startedAt, (wall) => ageClock.of(wall));
    this.#minutes = new JudgedMinutes({ history, writes: this.writes, pipelineId: pipeline.id });
    this.#past = new PastJudge({
      minutes: this.#minutes,
      windowNow: () => this.live.snapshot(Date.now()),
      turns: turns ?? new OneAtATime(),
      startedAt,
    });
    this.changes = new VerdictLog({ history, writes: this.writes, pipelineId: pipeline.id });
  }

  /** Takes over what an earlier run kept, as far as it can be read, and begins to judge. */
  async begin(now: number, publicationDelayMs: number): Promise<void> {
    const { id } = this.pipeline;
    const span = { from: now - LOOKBACK_MS, to: now };
    try {
      const read = (signal: AbortSignal) =>
        this.#history.window(id, span, publicationDelayMs, signal);
      this.live.load(await withinTime(read, START_READ_MS));
      await withinTime((signal) => this.#minutes.begin(span, signal), START_READ_MS);
    } catch (error) {
      log.error({ pipeline: id, err: error }, "the history cannot be read at start");
    }
    await this.changes.begin(now);
    this.#next.within(0);
  }

  expect(plan: CallPlan): void {
    this.health.expect(plan);
  }

  tookMinutes(minutes: readonly Minute[]): void {
    this.#changed(this.live.addMinutes(minutes));
    this.writes.minutes(minutes);
  }

  tookBatches(batches: readonly MicroBatch[]): void {
    if (batches.length === 0) return;
    this.#changed(this.live.addBatches(batches));
    this.writes.batches(batches);
  }

  /** Keeps a fact that is new. Counters move with every poll and only matter now: never stored. */
  tookFact<K extends FactKind>(kind: K, value: FactShapes[K], at: number): void {
    if (!this.live.addFact(kind, { at, value })) return;
    this.#changed();
    if (kind !== "counters") this.writes.fact(kind, { at, value });
  }

  /** A poll ended; the source's state is kept when it differs from what was last known. */
  told(source: SourceName, call: string, error: unknown, now: number): void {
    if (error !== undefined)
      log.debug({ pipeline: this.pipeline.id, source, call, error: String(error) });
    this.health.told(source, call, error, now);
    this.#keepState(source, now);
  }

  #keepState(source: SourceName, now: number): void {
    const state = this.health.state(source, now);
    if (!state) return;
    const kind = `source-${source}` as const;
    const before = this.live.newest(kind);
    if (before && sameTrouble(before, state)) return;
    log.info({ pipeline: this.pipeline.id, source, status: state.status, reason: state.error });
    this.tookFact(kind, state, now);
  }

  /** The verdict of now, at most a heartbeat old; undefined in the first seconds after start. */
  verdict(): Verdict | undefined {
    return this.published.verdict;
  }

  /** Judges no more. What waits to be written is written as long as the process lives. */
  stop(): void {
    this.#next.stop();
    this.#past.stop();
  }

  /** @param usableFrom when a judge could have used what came, epoch ms; by default from now on */
  #changed(usableFrom = Infinity): void {
    const missed = this.#past.heard(usableFrom, ageClock.now());
    this.#next.within(missed ? QUIET_MS : SPACING_MS);
  }

  #assessSafely(): void {
    this.#assess().catch((error: unknown) => {
      log.error({ pipeline: this.pipeline.id, err: error }, "the past could not be judged");
    });
  }

  async #assess(): Promise<void> {
    this.#next.within(HEARTBEAT_MS);
    const now = Date.now();
    this.live.heedClock(now);
    for (const source of SOURCE_NAMES) this.#keepState(source, now);
    const ranMs = ageClock.of(now) - this.#startedAge;
    if (!this.health.attempted(now) && ranMs < FIRST_VERDICT_MS) {
      this.#next.within(SPACING_MS / 2);
      return;
    }
    const hasMore = this.#answers.arrived(now);
    if (hasMore) {
      this.#judge = new Judge(now - WARM_UP_MS);
      this.#past.markAll(now);
    }
    const windowNow = () => this.live.snapshot(now);
    const { verdict, judged } = judgeSafely(this.#judge, this.pipeline.id, windowNow, now);
    if (!this.#answers.awaited) this.#keep(verdict, judged, now);
    await this.published.publish(verdict, this.writes.settled(PUBLISH_MS), hasMore);
    if (!this.#answers.awaited) await this.#judgePast();
  }

  #keep(verdict: Verdict, judged: readonly Judgement[], now: number): void {
    this.#minutes.keep(judged);
    if (this.#answers.isHeardOut) this.changes.hear(verdict);
    this.#minutes.keep(this.#past.hindsight(now));
  }

  /** The judge that has gone through the past with all data goes on from there. */
  async #judgePast(): Promise<void> {
    if (!this.#past.isDue(ageClock.now())) return;
    const judge = await this.#past.judge(
      () => this.#judge.next,
      () => ageClock.now(),
    );
    if (judge) this.#judge = judge;
  }
}

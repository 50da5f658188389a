import type { FactKind, FactShapes } from "@/lib/domain/facts";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import type { Minute } from "@/lib/domain/minute";
import type { Pipeline } from "@/lib/domain/pipeline";
import { SOURCE_NAMES, type SourceName } from "@/lib/domain/source-state";
import type { Judgement, Verdict } from "@/lib/domain/verdict";
import type { History } from "@/lib/history/port";
import { ageClock } from "../age-clock";
import { failedVerdict } from "../answer/first-verdict";
import { log } from "../log";
import { FirstAnswers } from "./first-answers";
import { type CallPlan, HealthBoard } from "./health-board";
import { Judge, WARM_UP_MS } from "./judge";
import { JudgedMinutes } from "./judged-minutes";
import { LiveWindow, LOOKBACK_MS } from "./live-window";
import { OneAtATime } from "./one-at-a-time";
import { PastJudge, QUIET_MS } from "./past-judge";
import { SaidLog } from "./said-log";
import { Soonest } from "./soonest";
import { sameTrouble } from "./source-health";

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

/** Two judgements of the present lie at least this far apart, ms, however fast data come. */
const SPACING_MS = 1_000;

/** Time alone changes verdicts too: a driver that says nothing is judged this often, ms. */
const HEARTBEAT_MS = 10_000;

/** One pipeline's memory, health and verdict; the pollers feed it, the API reads it. */
export class PipelineWatch {
  readonly pipeline: Pipeline;
  readonly health = new HealthBoard(ageClock);
  readonly live: LiveWindow;
  readonly #history: History;
  readonly #startedAge: number;
  readonly #minutes: JudgedMinutes;
  readonly #past: PastJudge;
  readonly #said: SaidLog;
  readonly #answers: FirstAnswers;
  readonly #next = new Soonest(() => void this.#assess());
  #judge: Judge;
  #verdict: Verdict | undefined;

  constructor({ pipeline, history, publicationDelayMs, startedAt, turns }: WatchOptions) {
    this.pipeline = pipeline;
    this.#history = history;
    this.#startedAge = ageClock.of(startedAt);
    this.live = new LiveWindow(publicationDelayMs);
    this.#judge = new Judge(startedAt - WARM_UP_MS);
    this.#answers = new FirstAnswers(this.health, startedAt, (wall) => ageClock.of(wall));
    this.#minutes = new JudgedMinutes(history, pipeline.id);
    this.#past = new PastJudge({
      minutes: this.#minutes,
      windowNow: () => this.live.snapshot(Date.now()),
      turns: turns ?? new OneAtATime(),
      startedAt,
    });
    this.#said = new SaidLog(history, pipeline.id);
  }

  /** Takes over what an earlier run kept, and begins to judge. */
  async begin(now: number, publicationDelayMs: number): Promise<void> {
    const span = { from: now - LOOKBACK_MS, to: now };
    this.live.load(await this.#history.window(this.pipeline.id, span, publicationDelayMs));
    await this.#said.begin(now);
    await this.#minutes.begin(span);
    this.#next.within(0);
  }

  expect(plan: CallPlan): void {
    this.health.expect(plan);
  }

  async tookMinutes(minutes: readonly Minute[]): Promise<void> {
    this.#changed(this.live.addMinutes(minutes));
    await this.#history.recordMinutes(this.pipeline.id, minutes);
  }

  async tookBatches(batches: readonly MicroBatch[]): Promise<void> {
    if (batches.length === 0) return;
    this.#changed(this.live.addBatches(batches));
    await this.#history.recordBatches(this.pipeline.id, batches);
  }

  /** Keeps a fact that is new. Counters move with every poll and only matter now: never stored. */
  async tookFact<K extends FactKind>(kind: K, value: FactShapes[K], at: number): Promise<void> {
    if (!this.live.addFact(kind, { at, value })) return;
    this.#changed();
    if (kind === "counters") return;
    await this.#history.recordFact(this.pipeline.id, kind, { at, value });
  }

  /** A poll ended; the source's state is kept when it differs from what was last known. */
  async told(source: SourceName, call: string, error: unknown, now: number): Promise<void> {
    if (error !== undefined)
      log.debug({ pipeline: this.pipeline.id, source, call, error: String(error) });
    this.health.told(source, call, error, now);
    await this.#keepState(source, now);
  }

  async #keepState(source: SourceName, now: number): Promise<void> {
    const state = this.health.state(source, now);
    if (!state) return;
    const kind = `source-${source}` as const;
    const before = this.live.newest(kind);
    if (before && sameTrouble(before, state)) return;
    log.info({ pipeline: this.pipeline.id, source, status: state.status, reason: state.error });
    await this.tookFact(kind, state, now);
  }

  /** The verdict of now, at most a heartbeat old; undefined in the first seconds after start. */
  verdict(): Verdict | undefined {
    return this.#verdict;
  }

  stop(): void {
    this.#next.stop();
    this.#past.stop();
  }

  /** @param usableFrom when a judge could have used what came, epoch ms; by default from now on */
  #changed(usableFrom = Infinity): void {
    const missed = this.#past.heard(usableFrom, ageClock.now());
    this.#next.within(missed ? QUIET_MS : SPACING_MS);
  }

  async #assess(): Promise<void> {
    this.#next.within(HEARTBEAT_MS);
    const now = Date.now();
    this.live.heedClock(now);
    await this.#storing(async () => {
      for (const source of SOURCE_NAMES) await this.#keepState(source, now);
    });
    const ranMs = ageClock.of(now) - this.#startedAge;
    if (!this.health.attempted(now) && ranMs < FIRST_VERDICT_MS) {
      this.#next.within(SPACING_MS / 2);
      return;
    }
    if (this.#answers.arrived(now)) {
      this.#judge = new Judge(now - WARM_UP_MS);
      this.#past.markAll(now);
    }
    const { verdict, judged } = this.#judgeNow(now);
    this.#verdict = verdict;
    if (this.#answers.awaited) return;
    await this.#storing(async () => {
      await this.#minutes.keep(judged);
      await this.#said.hear(verdict);
      await this.#minutes.keep(this.#past.hindsight(now));
      await this.#judgePast();
    });
  }

  #judgeNow(now: number): { readonly verdict: Verdict; readonly judged: readonly Judgement[] } {
    try {
      const window = this.live.snapshot(now);
      const judged = this.#judge.catchUp(window, now);
      return { verdict: this.#judge.present(window, now), judged };
    } catch (error) {
      log.error({ pipeline: this.pipeline.id, err: error }, "the diagnosis failed");
      return { verdict: failedVerdict(now), judged: [] };
    }
  }

  /** The verdict comes from memory: a store that refuses something must not silence it. */
  async #storing(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      log.error({ pipeline: this.pipeline.id, err: error }, "what was judged could not be kept");
    }
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

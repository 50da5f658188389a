import type { Batch } from "@/lib/domain/batch";
import type { FactKind, FactShapes } from "@/lib/domain/facts";
import type { Minute } from "@/lib/domain/minute";
import type { Pipeline } from "@/lib/domain/pipeline";
import { SOURCE_NAMES, type SourceName } from "@/lib/domain/source-state";
import type { Judgement, Verdict } from "@/lib/domain/verdict";
import type { History } from "@/lib/history/history";
import { ageClock } from "../age-clock";
import { failedVerdict } from "../answer/first-verdict";
import { log } from "../log";
import { type CallPlan, HealthBoard } from "./health-board";
import { Judge, WARM_UP_MS } from "./judge";
import { LiveWindow, LOOKBACK_MS } from "./live-window";
import { SaidLog } from "./said-log";
import { sameTrouble } from "./source-health";

export interface WatchOptions {
  readonly pipeline: Pipeline;
  readonly history: History;
  readonly publicationDelayMs: number;
  readonly startedAt: number;
}

/** At start the first verdict waits for every source's first outcome, but no longer than this. */
const FIRST_VERDICT_MS = 6_000;

/** Two judgements of the present lie at least this far apart, ms, however fast data come. */
const SPACING_MS = 1_000;

/** Time alone changes verdicts too: a driver that says nothing is judged this often, ms. */
const HEARTBEAT_MS = 10_000;

/**
 * A minute is judged a second time this long after it, with what CloudWatch corrected meanwhile (it
 * is read again for ten minutes): the timeline shows what can be known, the log what was said.
 */
const HINDSIGHT_MS = 12 * 60_000;

/** One pipeline's memory, health and verdict; the pollers feed it, the API reads it. */
export class PipelineWatch {
  readonly pipeline: Pipeline;
  readonly health = new HealthBoard(ageClock);
  readonly live: LiveWindow;
  readonly #history: History;
  readonly #startedAt: number;
  readonly #judge: Judge;
  readonly #hindsight: Judge;
  readonly #said: SaidLog;
  /** Judgements up to here were kept by an earlier run: what was said then stays said. */
  #keptTo = 0;
  #pastFolded = false;
  #verdict: Verdict | undefined;
  #timer: NodeJS.Timeout | undefined;
  #dueAt = Infinity;

  constructor({ pipeline, history, publicationDelayMs, startedAt }: WatchOptions) {
    this.pipeline = pipeline;
    this.#history = history;
    this.#startedAt = startedAt;
    this.live = new LiveWindow(publicationDelayMs);
    this.#judge = new Judge(startedAt - WARM_UP_MS);
    this.#hindsight = new Judge(startedAt - WARM_UP_MS);
    this.#said = new SaidLog(history, pipeline.id);
  }

  /** Takes over what an earlier run kept, and begins to judge. */
  async begin(now: number, publicationDelayMs: number): Promise<void> {
    const span = { from: now - LOOKBACK_MS, to: now };
    this.live.load(await this.#history.window(this.pipeline.id, span, publicationDelayMs));
    await this.#said.begin(now);
    const kept = await this.#history.judgements(this.pipeline.id, span);
    this.#keptTo = kept.at(-1)?.at ?? 0;
    this.#schedule(0);
  }

  expect(plan: CallPlan): void {
    this.health.expect(plan);
  }

  async tookMinutes(minutes: readonly Minute[]): Promise<void> {
    this.live.addMinutes(minutes);
    this.#changed();
    await this.#history.recordMinutes(this.pipeline.id, minutes);
  }

  async tookBatches(batches: readonly Batch[]): Promise<void> {
    if (batches.length === 0) return;
    this.live.addBatches(batches);
    this.#changed();
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
    clearTimeout(this.#timer);
    this.#dueAt = -Infinity;
  }

  #changed(): void {
    this.#schedule(SPACING_MS);
  }

  #schedule(inMs: number): void {
    const dueAt = ageClock.now() + inMs;
    if (dueAt >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => void this.#assess(), inMs);
  }

  async #assess(): Promise<void> {
    this.#dueAt = Infinity;
    this.#schedule(HEARTBEAT_MS);
    const now = Date.now();
    this.live.heedClock(now);
    await this.#storing(async () => {
      for (const source of SOURCE_NAMES) await this.#keepState(source, now);
    });
    const ranMs = ageClock.of(now) - this.#startedAt;
    if (!this.health.attempted(now) && ranMs < FIRST_VERDICT_MS) {
      this.#schedule(SPACING_MS / 2);
      return;
    }
    const { verdict, judged } = this.#judgeNow(now);
    this.#verdict = verdict;
    await this.#storing(async () => {
      await this.#keep(judged);
      await this.#said.hear(verdict);
      await this.#foldPast(now);
      await this.#keep(this.#hindsight.catchUp(this.live.snapshot(now), now - HINDSIGHT_MS));
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

  /**
   * Once, after the first verdict: judges the past that the upstreams still told, minute by minute
   * with pauses, so that a start with many pipelines keeps answering.
   */
  async #foldPast(now: number): Promise<void> {
    if (this.#pastFolded) return;
    this.#pastFolded = true;
    const past = new Judge(Math.max(now - LOOKBACK_MS, this.#keptTo - WARM_UP_MS));
    const until = this.#startedAt - WARM_UP_MS;
    const stopped = () => this.#dueAt === -Infinity;
    await this.#keep(await past.stepTo(until, () => this.live.snapshot(now), stopped));
  }

  async #keep(judgements: readonly Judgement[]): Promise<void> {
    const fresh = judgements.filter(({ at }) => at > this.#keptTo);
    if (fresh.length > 0) await this.#history.recordJudgements(this.pipeline.id, fresh);
  }
}

import type { PipelineScenario } from "@/lib/demo/simulation/scenario";
import { demoPipeline } from "@/lib/demo/demo-pipeline";
import type { FactKind, FactShapes } from "@/lib/domain/facts";
import { DEFAULT_PUBLICATION_DELAY_MS } from "@/lib/domain/metric-period";
import type { Pipeline } from "@/lib/domain/pipeline";
import { SOURCE_NAMES, type SourceName } from "@/lib/domain/source-state";
import type { Verdict } from "@/lib/domain/verdict";
import { type CallPlan, HealthBoard } from "@/lib/observe/source-health/health-board";
import { Evaluator, WARM_UP_MS } from "@/lib/observe/evaluation/evaluator";
import { RecentData } from "@/lib/observe/recent-data/recent-data";
import { sameTrouble } from "@/lib/observe/source-health/source-health";

/** The server's own memory, evaluation and source health, with a clock that the caller controls. */
export class Dashboard {
  readonly pipeline: Pipeline;
  readonly recent = new RecentData(DEFAULT_PUBLICATION_DELAY_MS);
  readonly health = new HealthBoard();
  readonly #judge: Evaluator;

  /** @param startedAt epoch ms */
  constructor(scenario: PipelineScenario, startedAt: number) {
    this.pipeline = demoPipeline(scenario, 0);
    this.#judge = new Evaluator(startedAt - WARM_UP_MS);
  }

  registerCall(plan: CallPlan): void {
    this.health.registerCall(plan);
  }

  /** A poll ended; it succeeded when the error is undefined. */
  pollEnded(source: SourceName, call: string, error: unknown, now: number): Promise<void> {
    this.health.pollEnded(source, call, error, now);
    return Promise.resolve();
  }

  recordFact<K extends FactKind>(kind: K, value: FactShapes[K], at: number): Promise<void> {
    this.recent.addFact(kind, { at, value });
    return Promise.resolve();
  }

  /** The banner at this instant, epoch ms. */
  say(now: number): Verdict {
    for (const source of SOURCE_NAMES) this.#keepState(source, now);
    const window = this.recent.snapshot(now);
    this.#judge.catchUp(window, now);
    return this.#judge.present(window, now);
  }

  #keepState(source: SourceName, now: number): void {
    const kind = `source-${source}` as const;
    const [state, before] = [this.health.state(source, now), this.recent.newest(kind)];
    if (state === undefined || (before && sameTrouble(before, state))) return;
    this.recent.addFact(kind, { at: now, value: state });
  }
}

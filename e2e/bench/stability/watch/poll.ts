import type { PipelineSimulation } from "@/lib/demo/simulation/pipeline-simulation";
import type { SourceName } from "@/lib/domain/source-state";
import { retryDelayMs } from "@/lib/poller/poller";
import type { Dashboard } from "./dashboard";
import { failure, faultOf } from "./faults";

interface PollPlan {
  readonly source: SourceName;
  readonly call: string;
  /** When to ask again after a good answer, epoch ms. */
  readonly next: (now: number) => number;
  readonly everyMs: number;
  readonly timeoutMs: number;
  readonly retry: { readonly firstMs: number; readonly mostMs: number };
  readonly read: (now: number) => Promise<void> | void;
}

/** No jitter: the same life is told in the same way each time. */
const NO_JITTER = 0.5;

/** One call as the server's pollers make it: by its rhythm, later when it hangs, again after a failure. */
export class Poll {
  readonly #dashboard: Dashboard;
  readonly #plan: PollPlan;
  #due = -Infinity;
  #hangsUntil: number | undefined;
  #failures = 0;

  constructor(dashboard: Dashboard, plan: PollPlan) {
    this.#dashboard = dashboard;
    this.#plan = plan;
    const { source, call, everyMs } = plan;
    dashboard.expect({ source, call, needed: true, everyMs });
  }

  /** Asks when it is due. Epoch ms. */
  async at(now: number, simulation: PipelineSimulation): Promise<void> {
    const { source, call, timeoutMs, next, read } = this.#plan;
    if (this.#hangsUntil !== undefined) {
      if (now < this.#hangsUntil) return;
      this.#hangsUntil = undefined;
      return this.#failed(failure(source, call, "timeout"), now);
    }
    if (now < this.#due) return;
    const fault = faultOf(simulation, source);
    if (fault === "timeout") this.#hangsUntil = now + timeoutMs;
    else if (fault !== undefined) await this.#failed(failure(source, call, fault), now);
    else {
      await read(now);
      this.#failures = 0;
      this.#due = next(now);
      await this.#dashboard.told(source, call, undefined, now);
    }
  }

  async #failed(error: unknown, now: number): Promise<void> {
    const { source, call, retry } = this.#plan;
    this.#failures += 1;
    this.#due = now + retryDelayMs(this.#failures, retry, NO_JITTER);
    await this.#dashboard.told(source, call, error, now);
  }
}

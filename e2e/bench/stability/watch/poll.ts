import type { PipelineSimulation } from "@/lib/demo/simulation/pipeline-simulation";
import type { SourceFault, SourceName } from "@/lib/domain/source-state";
import { retryDelayMs } from "@/lib/poller/poller";
import type { Dashboard } from "./dashboard";
import type { WIRE_TROUBLES } from "@/lib/demo/simulation/troubles";
import { SourceError } from "@/lib/sources/source";

interface PollPlan {
  readonly source: SourceName;
  readonly call: string;
  /** When to ask again after a successful answer, epoch ms. */
  readonly next: (now: number) => number;
  readonly everyMs: number;
  readonly timeoutMs: number;
  readonly retry: { readonly firstMs: number; readonly mostMs: number };
  readonly read: (now: number) => Promise<void> | void;
}

/** No jitter: the same run gives the same polls each time. */
const NO_JITTER = 0.5;

/**
 * One call as the server's pollers make it: at its interval, later when it hangs, again after a
 * failure.
 */
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
    dashboard.registerCall({ source, call, needed: true, everyMs });
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
      await this.#dashboard.pollEnded(source, call, undefined, now);
    }
  }

  async #failed(error: unknown, now: number): Promise<void> {
    const { source, call, retry } = this.#plan;
    this.#failures += 1;
    this.#due = now + retryDelayMs(this.#failures, retry, NO_JITTER);
    await this.#dashboard.pollEnded(source, call, error, now);
  }
}

/** The effect of each wire trouble on a source's calls. */
const FAULTS: Readonly<Record<keyof typeof WIRE_TROUBLES, readonly [SourceName, SourceFault]>> = {
  "cloudwatch-throttled": ["cloudwatch", "throttled"],
  "cloudwatch-denied": ["cloudwatch", "denied"],
  "cloudwatch-down": ["cloudwatch", "server-error"],
  "cloudwatch-hangs": ["cloudwatch", "timeout"],
  "kinesis-denied": ["kinesis", "denied"],
  "kinesis-down": ["kinesis", "server-error"],
  "leases-denied": ["leases", "denied"],
  "spark-hangs": ["spark", "timeout"],
  "spark-html": ["spark", "starting"],
  "spark-truncated": ["spark", "malformed"],
};

/** The fault of a call to the source now; undefined when it is answered. */
function faultOf(
  { troubles, driver, now }: PipelineSimulation,
  source: SourceName,
): SourceFault | undefined {
  if (source === "spark" && driver === undefined) return "refused";
  const hit = Object.entries(FAULTS).find(
    ([trouble, [of]]) => of === source && [...troubles].some((one) => one === trouble),
  );
  if (hit !== undefined) return hit[1][1];
  const starts = source === "spark" && driver !== undefined && now < driver.contextAt * 1000;
  return starts ? "no-streaming-context" : undefined;
}

function failure(source: SourceName, call: string, fault: SourceFault): SourceError {
  return new SourceError({ source, call, fault, message: `${call} ended in: ${fault}.` });
}

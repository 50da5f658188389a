import { diagnose, evaluate } from "@/lib/diagnosis/diagnose";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { DEFAULT_PUBLICATION_DELAY_MS, HOUR_MS } from "@/lib/domain/metric-period";
import type { PipelineWindow } from "@/lib/domain/window";
import { openHistory } from "@/lib/history/factory/open-history";
import type { Bench, Report } from "../harness/bench";
import { fillHistory } from "./filled-history";
import { quantile } from "../harness/quantile";
import { inTemporaryDirectory } from "../harness/temporary-directory";
import { timeRounds } from "../harness/time-rounds";

const PIPELINE = "bench";
const ROUNDS = 50;

export const evaluation: Bench = {
  name: "judge",
  summary: "the time of one verdict on 3 h of 1 s batches",
  baseline: "on 3 h of 10 s batches",
  async run(): Promise<Report> {
    const [dense, sparse] = [await windowOf(1_000), await windowOf(10_000)];
    const row = async (what: string, verdict: (window: PipelineWindow) => unknown) => {
      const times = await timeRounds(ROUNDS, () => verdict(dense));
      const baseline = await timeRounds(ROUNDS, () => verdict(sparse));
      return {
        what,
        unit: "ms" as const,
        measured: quantile(times.cpu, 0.5),
        baseline: quantile(baseline.cpu, 0.5),
      };
    };
    return {
      measures: [
        await row("one instant, CPU p50", (window) => evaluate(window, window.to)),
        await row("an instant of the past with its 20 min, CPU p50", (window) =>
          diagnose(window, window.to),
        ),
      ],
      notes: [
        `${dense.batches.length} batches and ${dense.periods.length} minutes; ${ROUNDS} rounds.`,
      ],
    };
  },
};

function windowOf(intervalMs: number): Promise<PipelineWindow> {
  return inTemporaryDirectory(async (directory) => {
    const history = await openHistory({ directory });
    const to = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const span = { from: to - LOOKBACK_MS, to };
    await fillHistory(history, PIPELINE, span, intervalMs);
    const window = await history.window(PIPELINE, span, DEFAULT_PUBLICATION_DELAY_MS);
    await history.close();
    return window;
  });
}

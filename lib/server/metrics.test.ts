import { expect, it, vi } from "vitest";
import { prometheusText } from "@/lib/answer/metrics/prometheus";
import { ObservedPipeline } from "@/lib/observe/observed-pipeline";
import { PipelineObserver } from "@/lib/observe/pipeline/pipeline-observer";
import { faultyHistory } from "@/lib/observe/testing/faulty-history";

async function running(delayTarget?: { readonly delayMs: number; readonly share: number }) {
  const { faulty: history, breaks } = await faultyHistory();
  const watch = new PipelineObserver({
    pipeline: {
      id: "orders",
      name: "Orders",
      region: "eu-west-1",
      stream: "orders",
      sparkUrl: "http://driver:4040",
      kclRegion: "us-east-1",
      ...(delayTarget && { delayTarget }),
    },
    history,
    publicationDelayMs: 120_000,
    startedAt: Date.now(),
  });
  const backfill = {
    want: async () => undefined,
    stateOf: () => null,
    countsOf: () => ({ metrics: 0, answered: 0, failed: 0 }),
  };
  const observed = new ObservedPipeline({ watch, backfill, historyDays: 30 });
  return { watch, breaks, pipelines: new Map([["orders", observed]]) };
}

it("says whether the history takes writes, and what waits for it", async () => {
  const { watch, breaks, pipelines } = await running();
  const now = Date.now();
  const lines = async (at: number) => (await prometheusText({ pipelines }, at)).text.split("\n");
  expect(await lines(now)).toContain('narrows_source_up{pipeline="orders",source="history"} 1');
  breaks("refuses");
  watch.recordMinutes([{ at: now, periodMs: 60_000, readAt: now, values: {} }]);
  await watch.writes.settled(1_000);
  const told = await lines(now + 60_000);
  expect(told).toContain('narrows_source_up{pipeline="orders",source="history"} 0');
  expect(told).toContain('narrows_history_writes_waiting{pipeline="orders"} 1');
  expect(told).toContain('narrows_verdict_changes_total{pipeline="orders"} 0');
  expect(told).toContain('narrows_history_writes_dropped_total{pipeline="orders"} 0');
  await watch.writes.end(0);
  watch.stop();
});

it("shows the target and what is spent of the month's budget, if there is a target", async () => {
  const now = Date.now();
  const { watch, pipelines } = await running({ delayMs: 60_000, share: 0.999 });
  const without = await running();
  await watch.begin(now);
  await vi.waitFor(() => expect(watch.delayBudget(now)).toBeDefined());
  const { text } = await prometheusText({ pipelines }, now);
  const none = (await prometheusText({ pipelines: without.pipelines }, now)).text;
  expect(text).toContain('narrows_delay_target_seconds{pipeline="orders"} 60\n');
  expect(text).toContain('narrows_delay_over_target_minutes{pipeline="orders"} 0\n');
  expect(text).toContain('narrows_delay_budget_spent_ratio{pipeline="orders"} 0\n');
  expect(none).not.toContain("narrows_delay_target_seconds{");
  for (const one of [watch, without.watch]) {
    one.stop();
    await one.writes.end(0);
  }
});

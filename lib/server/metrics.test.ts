import { afterEach, expect, it } from "vitest";
import { prometheusText } from "@/lib/answer/metrics/prometheus";
import { PipelineWatch } from "@/lib/observe/pipeline/pipeline-watch";
import { faultyHistory } from "@/lib/observe/testing/faulty-history";

/** The running product is asked for by this name. */
const HOLDER = Symbol.for("narrows.runtime");

afterEach(() => void Reflect.deleteProperty(globalThis, HOLDER));

async function running() {
  const { faulty: history, breaks } = await faultyHistory();
  const watch = new PipelineWatch({
    pipeline: {
      id: "orders",
      name: "Orders",
      region: "eu-west-1",
      stream: "orders",
      sparkUrl: "http://driver:4040",
      kclRegion: "us-east-1",
    },
    history,
    publicationDelayMs: 120_000,
    startedAt: Date.now(),
  });
  const backfill = { countsOf: () => ({ metrics: 0, answered: 0, failed: 0 }) };
  const started = Promise.resolve({ watches: new Map([["orders", watch]]), backfill });
  Object.assign(globalThis, { [HOLDER]: { started } });
  return { watch, breaks };
}

it("tells whether the history takes what is written, and what waits for it", async () => {
  const { watch, breaks } = await running();
  const now = Date.now();
  const lines = async (at: number) => (await prometheusText(at)).text.split("\n");
  expect(await lines(now)).toContain('narrows_source_up{pipeline="orders",source="history"} 1');
  breaks("refuses");
  watch.tookMinutes([{ at: now, periodMs: 60_000, readAt: now, values: {} }]);
  await watch.writes.settled(1_000);
  const told = await lines(now + 60_000);
  expect(told).toContain('narrows_source_up{pipeline="orders",source="history"} 0');
  expect(told).toContain('narrows_history_writes_waiting{pipeline="orders"} 1');
  expect(told).toContain('narrows_verdict_changes_total{pipeline="orders"} 0');
  expect(told).toContain('narrows_history_writes_dropped_total{pipeline="orders"} 0');
  await watch.writes.end(0);
  watch.stop();
});

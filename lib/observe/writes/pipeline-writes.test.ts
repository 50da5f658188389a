import { expect, it } from "vitest";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";
import { PipelineWrites } from "./pipeline-writes";
import { faultyHistory } from "../testing/faulty-history";

const NOW = Date.UTC(2026, 10, 23, 14);
const SPAN = { from: NOW, to: NOW + 700 * MINUTE_MS };
const ROWS = Array.from({ length: 700 }, (_, i): MetricPeriod => {
  const at = NOW + i * MINUTE_MS;
  return { at, periodMs: MINUTE_MS, readAt: NOW * 2, values: { putBytes: i } };
});
const FILL = { ...SPAN, periodMs: MINUTE_MS, askedAt: NOW * 2, metrics: 11 };

it("notes no back-fill whose periods are not written", async () => {
  const { faulty, history, breaks } = await faultyHistory();
  const writes = new PipelineWrites(faulty, "orders");
  breaks("refuses", "recordPeriods");
  const isWritten = writes.fill(ROWS, FILL);
  await writes.settled(1_000);
  expect(await history.fills("orders", SPAN)).toEqual([]);
  breaks("none");
  await writes.end(5_000);
  expect(await isWritten).toBe(true);
  expect(await history.missingMinutes("orders", SPAN)).toEqual([]);
  expect(await history.fills("orders", SPAN)).toEqual([FILL]);
});

it("is well while the history says nothing else, and fails in the history's own words", async () => {
  const { history } = await faultyHistory();
  let trouble: string | undefined;
  const writes = new PipelineWrites({ ...history, trouble: () => trouble }, "orders");
  writes.periods(ROWS.slice(0, 1));
  await writes.settled(1_000);
  const { status, lastSuccessAt } = writes.state(Date.now());
  expect([status, lastSuccessAt]).toEqual(["ok", expect.any(Number)]);
  trouble = "The disk is full.";
  writes.periods(ROWS.slice(1, 2));
  await writes.settled(1_000);
  // It is kept in memory only, which does not count as written.
  expect(writes.state(Date.now())).toEqual({
    status: "failing",
    lastSuccessAt,
    error: "The disk is full.",
  });
});

it("keeps a past verdict that was refused at first", async () => {
  const { faulty, history, breaks } = await faultyHistory();
  const writes = new PipelineWrites(faulty, "orders");
  const kept = { verdict: firstVerdict(NOW), filledAt: 7 };
  breaks("refuses", "pinVerdict");
  writes.verdict(kept);
  await new Promise((resolve) => setImmediate(resolve));
  await writes.settled(1_000);
  expect(await history.pinnedVerdict("orders", NOW)).toBeUndefined();
  breaks("none");
  await writes.end(5_000);
  expect(await history.pinnedVerdict("orders", NOW)).toEqual(kept);
});

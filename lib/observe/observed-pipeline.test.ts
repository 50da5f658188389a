import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import { ObservedPipeline } from "./observed-pipeline";
import { PipelineObserver } from "./pipeline/pipeline-observer";
import { faultyHistory } from "./testing/faulty-history";

const NOW = Date.UTC(2026, 10, 23, 14, 2);
const DAY = 86_400_000;
const MINUTE = 60_000;
const SPAN = { from: NOW - 2 * DAY, to: NOW - DAY };

const STREAM: StreamFacts = {
  name: "orders",
  arn: "arn:aws:kinesis:eu-west-1:123456789012:stream/orders",
  mode: "provisioned",
  status: "ACTIVE",
  openShards: 2,
  retentionMs: DAY,
  createdAt: NOW - 3 * DAY,
  consumers: [],
  shardLevelMetrics: [],
};

const backfill = {
  want: vi.fn(async () => undefined),
  stateOf: () => null,
  countsOf: () => ({ metrics: 22, answered: 2, failed: 1 }),
};

beforeEach(() => {
  backfill.want.mockClear();
});

async function observed() {
  const { faulty: history } = await faultyHistory();
  const watch = new PipelineObserver({
    pipeline: {
      id: "orders",
      name: "Orders",
      region: "eu-west-1",
      stream: "orders",
      sparkUrl: "http://driver:4040",
      kclRegion: "us-east-1",
    },
    history,
    publicationDelayMs: 2 * MINUTE,
    startedAt: NOW,
  });
  onTestFinished(async () => {
    watch.stop();
    await watch.writes.end(1_000);
  });
  return { watch, pipeline: new ObservedPipeline({ watch, backfill, historyDays: 30 }) };
}

const minute = (at: number) => ({ at, periodMs: MINUTE, readAt: NOW, values: { putRecords: 1 } });

describe("a snapshot", () => {
  it("knows nothing before the first read", async () => {
    const { pipeline } = await observed();
    const { verdict, periods, batches, stream, sources, reach } = pipeline.snapshot(NOW);
    expect([verdict, stream, periods, batches]).toEqual([undefined, undefined, [], []]);
    expect(sources.spark).toEqual({ status: "off", lastSuccessAt: null });
    expect(reach).toEqual({ from: NOW - 30 * DAY, limit: "history-days", days: 30 });
  });

  it("has what memory holds, and does not change when more is read", async () => {
    const { watch, pipeline } = await observed();
    watch.recordMinutes([minute(NOW - 5 * MINUTE)]);
    watch.recordFact("stream", STREAM, NOW);
    const before = pipeline.snapshot(NOW);
    watch.recordMinutes([minute(NOW - 4 * MINUTE), minute(NOW - 6 * MINUTE)]);
    expect(before.periods.map(({ at }) => at)).toEqual([NOW - 5 * MINUTE]);
    expect(pipeline.snapshot(NOW).periods).toHaveLength(3);
    expect(before.stream).toEqual(STREAM);
    expect(before.reach).toEqual({ from: STREAM.createdAt, limit: "stream-created", days: 30 });
    expect(before.fills).toEqual({ metrics: 22, answered: 2, failed: 1 });
  });
});

describe("a requested window", () => {
  it("is not fetched before the stream's creation time is known", async () => {
    const { pipeline } = await observed();
    await pipeline.want(SPAN, NOW);
    expect(backfill.want).not.toHaveBeenCalled();
  });

  it("is fetched back to the stream's creation", async () => {
    const { watch, pipeline } = await observed();
    watch.recordFact("stream", STREAM, NOW);
    await pipeline.want(SPAN, NOW);
    const reach = { from: STREAM.createdAt, limit: "stream-created", days: 30 };
    expect(backfill.want).toHaveBeenCalledExactlyOnceWith(watch.pipeline, SPAN, reach);
  });

  it("is fetched as far back as the history keeps when Kinesis cannot be asked", async () => {
    const { watch, pipeline } = await observed();
    watch.registerCall({ source: "kinesis", call: "read", everyMs: MINUTE, needed: true });
    for (let i = 0; i < 3; i++) watch.pollEnded("kinesis", "read", new Error("no answer"), NOW);
    await pipeline.want(SPAN, NOW);
    const reach = { from: NOW - 30 * DAY, limit: "history-days", days: 30 };
    expect(backfill.want).toHaveBeenCalledExactlyOnceWith(watch.pipeline, SPAN, reach);
  });
});

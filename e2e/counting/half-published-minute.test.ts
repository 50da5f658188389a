import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerPipelines } from "@/lib/answer/overview/pipelines-answer";
import type { AnswerContext } from "@/lib/answer/query/answer-context";
import { csv } from "@/lib/answer/export/csv";
import { readWindow } from "@/lib/answer/window/window-data";
import { seriesOf } from "@/lib/answer/window/window-series";
import { pointsOf } from "@/lib/contract/public-window";
import { type RunningDemo, startDemo } from "@/lib/demo/start-demo";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Pipeline } from "@/lib/domain/pipeline";
import { openHistory } from "@/lib/history/factory/open-history";
import { ObservedPipeline } from "@/lib/observe/observed-pipeline";
import { PipelineObserver } from "@/lib/observe/pipeline/pipeline-observer";
import { stubAwsEnvironment } from "@/lib/sources/aws/testing/aws-environment";
import { createCloudWatchSource } from "@/lib/sources/cloudwatch/cloudwatch-source";

/** A poll comes some seconds after the full minute. The demo publishes each second 75 s later. */
const FIRST_POLL = Date.UTC(2026, 10, 23, 11, 30, 8);
const STEPS = { minuteStepMs: MINUTE_MS, batchStepMs: MINUTE_MS };

let demo: RunningDemo;
let pipeline: Pipeline;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: FIRST_POLL });
  demo = await startDemo({
    now: () => Date.now(),
    pastMs: 30 * MINUTE_MS,
    pipelines: [{ id: "orders", region: "eu-west-1" }],
  });
  stubAwsEnvironment({ AWS_ENDPOINT_URL: demo.url });
  [pipeline] = demo.pipelines as [Pipeline]; // one was asked for
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await demo.close();
});

/** A run of Narrows that polls the demo's CloudWatch, and shows what it knows. */
async function running(publicationDelayMs: number) {
  const directory = mkdtempSync(join(tmpdir(), "narrows-counting-"));
  const history = await openHistory({ directory });
  const options = { pipeline, history, publicationDelayMs, startedAt: FIRST_POLL };
  const watch = new PipelineObserver(options);
  const backfill = {
    want: async () => undefined,
    stateOf: () => null,
    countsOf: () => ({ metrics: 0, answered: 0, failed: 0 }),
  };
  const observed = new ObservedPipeline({ watch, backfill, historyDays: 30 });
  // The parts of it that these answers use.
  const context = {
    history,
    config: { publicationDelayMs, demo: true },
    pipelines: new Map([[pipeline.id, observed]]),
    trouble: () => undefined,
  } as unknown as AnswerContext;
  const source = createCloudWatchSource({ region: pipeline.region });
  const poll = async () => {
    const now = Date.now();
    const span = { from: now - 20 * MINUTE_MS, to: now + MINUTE_MS };
    const request = { pipelineId: pipeline.id, stream: pipeline.stream };
    const signal = AbortSignal.timeout(20_000);
    const { minutes } = await source.readPeriods([request], span, now, signal);
    watch.recordMinutes(minutes.get(pipeline.id) ?? []);
    await watch.writes.settled(5_000);
  };
  const read = () => {
    const snapshot = observed.snapshot(Date.now());
    const range = { from: FIRST_POLL - 10 * MINUTE_MS, to: snapshot.at, live: true };
    return readWindow(context, { observed, snapshot }, range, { steps: STEPS, keeps: false });
  };
  const close = async () => {
    source.close();
    watch.stop();
    await history.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { poll, read, context, close };
}

/** Every value that any view shows of put, by the start of its minute and the view. */
async function shown({ read, context }: Awaited<ReturnType<typeof running>>) {
  const data = await read();
  const series = seriesOf(data);
  const rows = csv({ series, stepMs: MINUTE_MS, timeline: [], settledTo: data.settledTo });
  const cells = rows
    .split("\r\n")
    .slice(1, -1)
    .map((row) => row.split(","));
  const column = rows.split(",").findIndex((name) => name.startsWith("putBytes"));
  const [{ sparkline }] = answerPipelines(context, Date.now()).pipelines as [
    ReturnType<typeof answerPipelines>["pipelines"][0],
  ]; // there is one pipeline
  const values = (name: string, points: readonly (readonly [number, number | null])[]) =>
    points.flatMap(([at, value]) => (value === null ? [] : [[`${name} ${at}`, value] as const]));
  return {
    endsAt: data.countedTo,
    values: new Map([
      ...values("putBytes", pointsOf(series.putBytes)),
      ...values("iteratorAge", pointsOf(series.iteratorAge)),
      ...values(
        "csv",
        cells.map((row) => [Date.parse(row[0] ?? ""), Number(row[column]) || null]),
      ),
      ...values("sparkline", pointsOf({ ...sparkline, t0: sparkline.from, values: sparkline.put })),
    ]),
  };
}

const DELAYS = [
  { name: "settled after two minutes", delayMs: 2 * MINUTE_MS, endsBefore: [128, 128] },
  // The first poll finds a part of the minute, the second all of it, the third the same again.
  { name: "answered twice alike", delayMs: 5 * MINUTE_MS, endsBefore: [308, 188] },
];

describe.each(DELAYS)("a minute that is shown when $name", ({ delayMs, endsBefore }) => {
  it("never has a value that is a part of it, in any view", async () => {
    const narrows = await running(delayMs);
    const seen: Awaited<ReturnType<typeof shown>>[] = [];
    const ends: number[] = [];
    for (let poll = 0; poll < 7; poll++) {
      vi.setSystemTime(FIRST_POLL + poll * MINUTE_MS);
      await narrows.poll();
      seen.push(await shown(narrows));
      ends.push((Date.now() - (seen.at(-1)?.endsAt ?? 0)) / 1_000);
      // Just before the next poll, when the clock has already turned.
      vi.setSystemTime(FIRST_POLL + poll * MINUTE_MS + 59_000);
      seen.push(await shown(narrows));
    }
    const final = seen.at(-1)?.values ?? new Map<string, number>();
    const changed = seen.flatMap(({ values }) =>
      [...values].filter(([key, value]) => final.has(key) && final.get(key) !== value),
    );
    expect(changed).toEqual([]);
    expect([ends[0], ends.at(-1)]).toEqual(endsBefore);
    expect(final.size).toBeGreaterThan(40);
    await narrows.close();
  });
});

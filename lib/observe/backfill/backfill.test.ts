import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { SourceFault } from "@/lib/domain/source-state";
import type { History, Span } from "@/lib/history/port";
import { openHistory } from "@/lib/history/factory/open-history";
import type { CloudWatchSource, PeriodsRequest } from "@/lib/sources/cloudwatch/cloudwatch-source";
import { askableSpan } from "@/lib/sources/cloudwatch/legal-period";
import { SourceError } from "@/lib/sources/source";
import { PipelineWrites } from "../writes/pipeline-writes";
import { Backfill, type BackfillOptions } from "./backfill";
import { REST_MS } from "./fill-job";
import { lookBackOf } from "./fill-look-back";

const NOW = Date.UTC(2026, 10, 23, 14, 2);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MINUTE = 60_000;
const TODAY = Date.UTC(2026, 10, 23);

const pipeline: Pipeline = {
  id: "orders",
  name: "Orders",
  region: "eu-west-1",
  stream: "orders",
  sparkUrl: "http://driver:4040",
  kclRegion: "us-east-1",
};

/** A CloudWatch that remembers its requests and answers every period with one put. */
class FakeCloudWatch {
  readonly asked: Span[] = [];
  fault: SourceFault | undefined;

  readonly readPeriods: CloudWatchSource["readPeriods"] = async (requests, span, now) => {
    this.asked.push(span);
    const ids = requests.map((request: PeriodsRequest) => request.pipelineId);
    const fault = this.fault;
    const failures = ids.map((id) => [id, refusal(fault ?? "denied")] as const);
    if (fault) return { minutes: new Map(), failures: new Map(failures), metricsRequested: 11 };
    const minutes = new Map(ids.map((id) => [id, rowsOf(span, now)]));
    return { minutes, failures: new Map(), metricsRequested: 11 };
  };
}

const refusal = (fault: SourceFault) =>
  new SourceError({
    source: "cloudwatch",
    call: "GetMetricData",
    fault,
    message: `It is ${fault}.`,
  });

function rowsOf(span: Span, now: number): MetricPeriod[] {
  const legal = askableSpan(span, now);
  const rows: MetricPeriod[] = [];
  if (!legal) return rows;
  const { periodMs } = legal;
  for (let at = legal.span.from; at < legal.span.to; at += periodMs) {
    rows.push({ at, periodMs, readAt: now, values: { putRecords: 1, putBytes: 1 } });
  }
  return rows;
}

let directory: string;
let history: History;
let cloudWatch: FakeCloudWatch;
let now: number;
let backfill: Backfill;

/** Lets the call under way end; the next one waits for its time. */
const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);
const want = (from: number, to: number, days = 30) =>
  backfill.want(pipeline, { from, to }, lookBackOf(undefined, days, now));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  directory = mkdtempSync(join(tmpdir(), "narrows-backfill-"));
  now = NOW;
  history = await openHistory({ directory, now: () => now });
  cloudWatch = new FakeCloudWatch();
  backfill = open();
  await settle();
});

afterEach(async () => {
  backfill.close();
  await history.close();
  rmSync(directory, { recursive: true, force: true });
  vi.useRealTimers();
});

const write: BackfillOptions["write"] = ({ id }, rows, fill) =>
  new PipelineWrites(history, id).fill(rows, fill);

const open = () =>
  new Backfill({ history, write, sourceOf: () => cloudWatch, now: () => now, spacingMs: 10 });

const lacks = async (span: Span): Promise<boolean> =>
  (await history.missingMinutes("orders", span)).length > 0;

/** Waits until the queue is empty. Writes go through the real event loop. */
async function drained(span: Span): Promise<void> {
  for (let i = 0; i < 400; i++) {
    const state = backfill.stateOf(pipeline, span)?.state;
    if (state === undefined || state === "failed") return;
    await settle(10);
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error("it never ends");
}

describe("Backfill", () => {
  const span = { from: NOW - 6 * HOUR, to: NOW - 4 * HOUR };

  it("asks for the whole day of a window that lacks minutes, once, and keeps it", async () => {
    await want(span.from, span.to);
    expect(backfill.stateOf(pipeline, span)).toMatchObject({ state: "waiting", metrics: 11 });
    await drained(span);
    expect(cloudWatch.asked).toEqual([{ from: TODAY, to: NOW - 3 * HOUR }]);
    expect(await history.missingMinutes("orders", span)).toEqual([]);
    expect(backfill.countsOf(pipeline)).toEqual({ metrics: 11, answered: 1, failed: 0 });
  });

  it("asks nothing twice because the history refuses the answer, and writes it later", async () => {
    const { recordPeriods } = history;
    const refuses = vi.spyOn(history, "recordPeriods").mockRejectedValue(new Error("refused"));
    await want(span.from, span.to);
    await settle(5_000);
    await settle(60_000);
    now += 2 * MINUTE;
    await want(span.from, span.to);
    await settle(60_000);
    const [first, ...later] = cloudWatch.asked;
    expect(first).toEqual({ from: TODAY, to: NOW - 3 * HOUR });
    // The two minutes that have become old enough in the meantime.
    expect(later).toEqual([{ from: NOW - 3 * HOUR, to: now - 3 * HOUR }]);
    expect(backfill.countsOf(pipeline)).toMatchObject({ answered: 2, failed: 0 });
    refuses.mockImplementation(recordPeriods);
    // In small steps: a write may take ten seconds, and several turns of the real event loop.
    for (let i = 0; i < 200 && (await lacks(span)); i++) await settle(500);
    expect(await history.missingMinutes("orders", span)).toEqual([]);
  });

  it("asks nothing more, whatever window of that day is opened and by whom", async () => {
    await Promise.all(Array.from({ length: 50 }, (_, i) => want(span.from + i * MINUTE, span.to)));
    await drained(span);
    for (let i = 0; i < 50; i++) await want(TODAY + i * MINUTE, span.to);
    await drained(span);
    expect(cloudWatch.asked).toHaveLength(1);
  });

  it("asks nothing more after a restart, even if CloudWatch had no data", async () => {
    await want(span.from, span.to);
    await drained(span);
    backfill.close();
    backfill = open();
    await want(span.from, span.to);
    expect(backfill.stateOf(pipeline, span)).toBeNull();
    expect(cloudWatch.asked).toHaveLength(1);
  });

  it("leaves the last three hours to the minute poll", async () => {
    await want(NOW - 3 * HOUR, NOW);
    expect(backfill.stateOf(pipeline, { from: 0, to: NOW })).toBeNull();
  });

  it("goes no further back than the history keeps", async () => {
    await want(NOW - 90 * DAY, NOW - 4 * HOUR, 2);
    await drained({ from: 0, to: NOW });
    expect(Math.min(...cloudWatch.asked.map(({ from }) => from))).toBe(NOW - 2 * DAY);
  });

  it("asks for a month in a few calls, the newest part first", async () => {
    await want(NOW - 30 * DAY, NOW);
    expect(backfill.stateOf(pipeline, span)?.metrics).toBe(44);
    await drained({ from: 0, to: NOW });
    expect(cloudWatch.asked).toHaveLength(4);
    expect(cloudWatch.asked[0]?.to).toBe(NOW - 3 * HOUR);
    const [old] = await history.fills("orders", { from: NOW - 30 * DAY, to: NOW - 29 * DAY });
    expect(old).toMatchObject({ periodMs: 300_000, metrics: 11 });
  });

  it("does not replace known minutes by five-minute periods", async () => {
    const at = NOW - 20 * DAY - (NOW % DAY) + 2 * MINUTE;
    await history.recordPeriods("orders", [{ at, periodMs: MINUTE, readAt: NOW, values: {} }]);
    await want(at, at + HOUR);
    await drained({ from: at - DAY, to: at + DAY });
    const { periods } = await history.window(
      "orders",
      { from: at - 2 * MINUTE, to: at + 8 * MINUTE },
      0,
    );
    expect(periods.map((minute) => (minute.at - at) / MINUTE)).toEqual([0, 3]);
  });

  it("asks at most once a second, however many days and viewers there are", async () => {
    backfill.close();
    backfill = new Backfill({ history, write, sourceOf: () => cloudWatch, now: () => now });
    await settle();
    for (let i = 1; i <= 25; i++) {
      await want(NOW - 2 * i * DAY, NOW - 2 * i * DAY + HOUR, 60);
      await settle(100);
    }
    expect(cloudWatch.asked.length).toBeGreaterThan(0);
    expect(cloudWatch.asked.length).toBeLessThanOrEqual(3);
  });

  it("stops at once when it is refused, says why, and tries again after ten minutes", async () => {
    cloudWatch.fault = "denied";
    await want(span.from, span.to);
    await drained(span);
    expect(backfill.stateOf(pipeline, span)).toMatchObject({
      state: "failed",
      error: "It is denied.",
    });
    now += REST_MS - 1;
    await want(span.from, span.to);
    await settle(120_000);
    expect(cloudWatch.asked).toHaveLength(1);
    now += 1;
    cloudWatch.fault = undefined;
    await want(span.from, span.to);
    await drained(span);
    expect(cloudWatch.asked).toHaveLength(2);
    expect(backfill.stateOf(pipeline, span)).toBeNull();
  });

  describe("when the clock is set back by a quarter of an hour", () => {
    const STEP = 15 * MINUTE;
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"], now });
      backfill.close();
      backfill = new Backfill({ history, write, sourceOf: () => cloudWatch, spacingMs: 10 });
    });

    it("does not let a refused job rest longer", async () => {
      cloudWatch.fault = "denied";
      await want(span.from, span.to);
      await drained(span);
      vi.setSystemTime(Date.now() - STEP);
      now = Date.now();
      await want(span.from, span.to);
      cloudWatch.fault = undefined;
      vi.advanceTimersByTime(REST_MS + 1_000);
      await want(span.from, span.to);
      await drained(span);
      expect(cloudWatch.asked.length).toBeGreaterThan(1);
    });

    it("checks today again after a minute", async () => {
      await want(span.from, span.to);
      await drained(span);
      const looks = vi.spyOn(history, "missingMinutes");
      vi.setSystemTime(Date.now() - STEP);
      await want(span.from, span.to);
      expect(looks).not.toHaveBeenCalled();
      await settle(61_000);
      await want(span.from, span.to);
      expect(looks).toHaveBeenCalledTimes(1);
    });
  });

  it("retries by itself when it is throttled, but at most five times", async () => {
    cloudWatch.fault = "throttled";
    await want(span.from, span.to);
    expect(backfill.stateOf(pipeline, span)?.error).toBeUndefined();
    for (let i = 0; i < 40; i++) await settle(30_000);
    expect(cloudWatch.asked).toHaveLength(5);
    expect(backfill.stateOf(pipeline, span)).toMatchObject({
      state: "failed",
      error: "It is throttled.",
    });
    expect(backfill.countsOf(pipeline)).toEqual({ metrics: 0, answered: 0, failed: 5 });
  });
});

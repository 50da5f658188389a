import { afterEach, describe, expect, it, vi } from "vitest";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { parseBatches } from "./batches/parse-batches";
import type { SparkDriverOptions } from "../spark/spark-driver";
import { createSparkSource, type SparkSource } from "./dstream-source";
import { madeLife } from "./testing/made-life";
import { PlayedDriver } from "./testing/played-driver";
import { serveDriver, type ServedDriver } from "./testing/serve-driver";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) await close();
});

const never = new AbortController().signal;
const life = madeLife({ seed: 4, batches: 300, intervalMs: 1_000, load: 0.6 });
const first = life.batches[0]?.id ?? 0;
/** The start of its context is the played driver's. */
const ORIGIN = { application: "app-1", streamingSince: 1_795_403_155_154 };

async function started(
  options: Partial<SparkDriverOptions> = {},
  { prefix = "", played = life } = {},
): Promise<{ served: ServedDriver; driver: PlayedDriver; source: SparkSource }> {
  const driver = new PlayedDriver(played);
  driver.nowMs = first + 60_000;
  const served = await serveDriver(driver, prefix);
  const source = createSparkSource({ baseUrl: served.url + prefix, ...options });
  closing.push(source.close, served.close);
  return { served, driver, source };
}

/** The requests since the last call of this, without the prefix that all paths share. */
function asked(served: ServedDriver): string[] {
  return served.asked.splice(0).map((path) => path.replace(/^\/api\/v1\/applications\//, ""));
}

describe("readStreaming", () => {
  it("first reports the application, the counters and every batch", async () => {
    const { served, driver, source } = await started();
    const report = await source.readStreaming(never);
    expect(report).toEqual({
      application: {
        id: "app-1",
        name: "clicks to totals",
        startedAt: 1_795_403_378_867,
        sparkVersion: "3.5.7",
        intervalMs: 1_000,
        streamingStartedAt: 1_795_403_155_154,
      },
      counters: expect.objectContaining({ completedBatches: expect.any(Number) }),
      receivers: { active: 1, configured: 1 },
      batches: parseBatches(driver.list(), ORIGIN),
      restarted: false,
    });
    expect(asked(served)).toEqual([
      "/api/v1/applications",
      "app-1/streaming/statistics",
      "app-1/streaming/batches",
      "app-1/streaming/statistics",
    ]);
  });

  it("reports what is new or changed after that, from single batches", async () => {
    const { served, driver, source } = await started();
    const result = new Map<string, MicroBatch>();
    for (let at = 60_000; at <= 90_000; at += 1_000) {
      driver.nowMs = first + at;
      const { batches } = await source.readStreaming(never);
      for (const batch of batches) result.set(batch.key, batch);
      const list = parseBatches(driver.list(), ORIGIN);
      expect(list.map((batch) => result.get(batch.key))).toEqual(list);
    }
    const lists = asked(served).filter((path) => path.endsWith("streaming/batches"));
    expect(lists).toHaveLength(1);
  });

  it("stops asking a driver that answers with another batch", async () => {
    const { served, driver, source } = await started();
    await source.readStreaming(never);
    const other = driver.list().at(-1);
    driver.nowMs += 3_000;
    vi.spyOn(driver, "batch").mockReturnValue(other);
    asked(served);
    await expect(source.readStreaming(never)).rejects.toMatchObject({
      call: "streaming/batches/{id}",
      fault: "malformed",
      message: expect.stringContaining("another batch than the one asked for"),
    });
    expect(asked(served).filter((path) => /batches\/\d+$/.test(path))).toHaveLength(1);
  });

  it("reads at most a twentieth of the list, both compressed, with 300 waiting", async () => {
    const played = madeLife({ seed: 3, batches: 1_340, intervalMs: 1_000, load: 1.29 });
    const { served, driver, source } = await started({}, { played });
    const now = (played.batches.at(-1)?.id ?? 0) - 30_000;
    driver.nowMs = now;
    const { counters } = await source.readStreaming(never);
    expect(counters.activeBatches).toBeGreaterThan(300);
    const whole = served.bytes;
    served.bytes = 0;
    for (let n = 1; n <= 30; n++) {
      driver.nowMs = now + n * 1_000;
      await source.readStreaming(never);
    }
    expect(served.bytes / 30 / whole).toBeLessThan(0.05);
  });

  it("reports a restart when another application replaced the driver", async () => {
    const { served, driver, source } = await started();
    await source.readStreaming(never);
    asked(served);
    const other = new PlayedDriver({ ...life, batches: life.batches.slice(100) });
    other.nowMs = driver.nowMs + 60_000;
    served.application = { id: "app-2", name: "clicks to totals", driver: other };
    const report = await source.readStreaming(never);
    expect(report.restarted).toBe(true);
    expect(report.application.id).toBe("app-2");
    expect(report.batches).toEqual(parseBatches(other.list(), { ...ORIGIN, application: "app-2" }));
    expect(asked(served).slice(0, 3)).toEqual([
      "app-1/streaming/statistics",
      "/api/v1/applications",
      "app-2/streaming/statistics",
    ]);
    expect((await source.readStreaming(never)).restarted).toBe(false);
  });

  it("notices a new attempt that keeps the application's id", async () => {
    const { served, driver, source } = await started();
    await source.readStreaming(never);
    const again = new PlayedDriver({ ...life, batches: life.batches.slice(100) });
    again.startTime = "2026-11-23T03:11:00.000GMT";
    again.nowMs = driver.nowMs + 200_000;
    served.application = { ...served.application, driver: again };
    const report = await source.readStreaming(never);
    expect(report.restarted).toBe(true);
    expect(report.batches).toHaveLength(again.list().length);
  });

  it("does not report a restart in the moment before the start event", async () => {
    const { driver, source } = await started();
    driver.startTime = "1969-12-31T23:59:59.999GMT";
    const early = await source.readStreaming(never);
    expect(early.application).not.toHaveProperty("streamingStartedAt");
    driver.startTime = "2026-11-23T03:05:55.154GMT";
    expect((await source.readStreaming(never)).restarted).toBe(false);
  });

  it("refuses an application with another name, and names both", async () => {
    const { served, source } = await started({ application: "orders" });
    const asking = source.readStreaming(never);
    await expect(asking).rejects.toMatchObject({ fault: "wrong-application" });
    await expect(asking).rejects.toThrow('runs "clicks to totals", not "orders"');
    served.application.name = "orders";
    expect((await source.readStreaming(never)).application.name).toBe("orders");
  });

  it("reports a driver without a streaming context, and goes on when it has one", async () => {
    const { served, source } = await started();
    served.failing.set("/api/v1/applications/app-1/streaming/statistics", (response) => {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("no streaming listener attached to clicks to totals");
    });
    await expect(source.readStreaming(never)).rejects.toMatchObject({
      fault: "no-streaming-context",
    });
    asked(served);
    expect((await source.readStreaming(never)).batches).not.toEqual([]);
    // After such an answer the driver is asked again which application runs.
    expect(asked(served)[0]).toBe("/api/v1/applications");
  });

  it("reports in the next poll what it had read when a poll failed", async () => {
    const { served, driver, source } = await started();
    await source.readStreaming(never);
    driver.nowMs += 3_000;
    const newest = driver.nowMs;
    served.failing.set(`/api/v1/applications/app-1/streaming/batches/${newest}`, (response) => {
      response.writeHead(503).end();
    });
    await expect(source.readStreaming(never)).rejects.toMatchObject({ fault: "server-error" });
    const { batches } = await source.readStreaming(never);
    expect(batches.map((batch) => batch.at)).toEqual(
      expect.arrayContaining([newest - 2_000, newest - 1_000, newest]),
    );
  });

  it("reads correctly after a poll that its caller aborted", async () => {
    const { served, driver, source } = await started();
    await source.readStreaming(never);
    driver.nowMs += 2_000;
    const statistics = "/api/v1/applications/app-1/streaming/statistics";
    const begun = new Promise<void>((resolve) => served.failing.set(statistics, () => resolve()));
    const stop = new AbortController();
    served.asked.length = 0;
    const given = source.readStreaming(stop.signal);
    const next = source.readStreaming(never);
    await begun;
    stop.abort(new Error("given up"));
    await expect(given).rejects.toThrow("given up");
    expect((await next).batches.map((batch) => batch.at)).toContain(driver.nowMs);
  });

  it("asks once a minute which application answers", async () => {
    const { served, source } = await started();
    const clock = vi.spyOn(performance, "now");
    clock.mockReturnValue(1_000);
    await source.readStreaming(never);
    asked(served);
    clock.mockReturnValue(60_999);
    await source.readStreaming(never);
    expect(asked(served)).not.toContain("/api/v1/applications");
    clock.mockReturnValue(61_000);
    await source.readStreaming(never);
    expect(asked(served)).toContain("/api/v1/applications");
  });
});

describe("the other reads", () => {
  it("ask for one path each, also below a proxy's prefix", async () => {
    const { served, source } = await started({}, { prefix: "/proxy/application_1_1" });
    await source.readStreaming(never);
    served.asked.length = 0;
    expect(await source.readSlots(never)).toEqual({ total: 2, executors: 1, activeTasks: 1 });
    expect(await source.readSettings(never)).toMatchObject({ concurrentJobs: 2 });
    expect(await source.readWork(never)).toEqual({
      receiverTasks: 0,
      receiverJobs: 0,
      batchJobs: [],
    });
    expect(await source.readMetrics(never)).toEqual({});
    const base = "/proxy/application_1_1";
    expect(served.asked).toEqual([
      `${base}/api/v1/applications/app-1/executors`,
      `${base}/api/v1/applications/app-1/environment`,
      `${base}/api/v1/applications/app-1/jobs?status=running`,
      `${base}/metrics/json/`,
    ]);
  });

  it("use the receiver counts of a poll in the last ten seconds", async () => {
    const { served, source } = await started();
    const clock = vi.spyOn(performance, "now");
    clock.mockReturnValue(1_000);
    await source.readStreaming(never);
    asked(served);
    clock.mockReturnValue(10_999);
    expect(await source.readReceivers(never)).toEqual({
      active: 1,
      configured: 1,
      receivers: [{ streamId: 0, name: "KinesisReceiver-0" }],
    });
    expect(asked(served)).toEqual(["app-1/streaming/receivers"]);
    clock.mockReturnValue(11_000);
    await source.readReceivers(never);
    expect(asked(served)).toEqual(["app-1/streaming/statistics", "app-1/streaming/receivers"]);
  });

  it("find the application themselves when they come first", async () => {
    const { served, source } = await started();
    await source.readSlots(never);
    expect(asked(served)).toEqual(["/api/v1/applications", "app-1/executors"]);
  });
});

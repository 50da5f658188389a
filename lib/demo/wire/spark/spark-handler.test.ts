import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startDemo, type RunningDemo } from "../../start-demo";
import recorded from "./fixtures/spark-3.5.7.json";
import work from "./fixtures/work-3.5.7.json";

let now = Date.UTC(2026, 10, 23, 11, 30, 4);
let demo: RunningDemo;
let base: string;
let app: string;

beforeAll(async () => {
  demo = await startDemo({
    now: () => now,
    pastMs: 10_800_000,
    pipelines: [
      { id: "orders" },
      { id: "clicks", troubles: [{ trouble: "slow", sinceMs: 1_500_000 }] },
    ],
  });
});
afterAll(() => demo.close());
beforeEach(() => use("orders"));

async function use(id: string) {
  const pipeline = demo.pipelines.find((one) => one.id === id);
  base = `${pipeline?.sparkUrl}`;
  const [application] = await json("/api/v1/applications");
  app = `/api/v1/applications/${application.id}`;
}

const get = (path: string) => fetch(`${base}${path}`, { redirect: "manual" });
const json = async (path: string) => (await get(path)).json();
const keys = (value: object) => Object.keys(value).toSorted();

describe("shapes, against a recorded driver", () => {
  it("prints JSON as Spark's Jackson does", async () => {
    const { sparkJson } = await import("./spark-json");
    expect(sparkJson(JSON.parse(recorded.applicationsText))).toBe(recorded.applicationsText);
    expect(sparkJson(JSON.parse(recorded.batchText))).toBe(recorded.batchText);
    expect(sparkJson([])).toBe("[ ]");
    expect(sparkJson({ a: {}, b: undefined })).toBe('{\n  "a" : { }\n}');
  });

  it("has the keys of applications, statistics and receivers", async () => {
    const [application] = await json("/api/v1/applications");
    const [original] = JSON.parse(recorded.applicationsText);
    expect(keys(application)).toEqual(keys(original));
    expect(keys(application.attempts[0])).toEqual(keys(original.attempts[0]));
    expect(keys(await json(`${app}/streaming/statistics`))).toEqual(keys(recorded.statistics));
    const [receiver] = await json(`${app}/streaming/receivers`);
    expect(keys(receiver)).toEqual(keys(recorded.receivers[0] ?? {}));
  });

  it("has the keys of a batch in each state, without unknown ones", async () => {
    await use("clicks");
    const batches = await json(`${app}/streaming/batches`);
    for (const original of recorded.batches) {
      const same = batches.filter((one: { status: string }) => one.status === original.status);
      expect(same.length).toBeGreaterThan(0);
      for (const batch of same) expect(keys(batch)).toEqual(keys(original));
    }
  });

  it("has the keys of jobs, and of executors without memory figures", async () => {
    await use("clicks");
    const jobs = await json(`${app}/jobs?status=running`);
    for (const [index, original] of recorded.jobs.entries()) {
      expect(keys(jobs[index])).toEqual(keys(original));
    }
    const [driver, executor] = await json(`${app}/executors`);
    const { memoryMetrics, peakMemoryMetrics, ...original } = recorded.executors[0] ?? {};
    expect(keys(executor)).toEqual(keys(original));
    expect(driver).toMatchObject({ id: "driver", totalCores: 0, maxTasks: 0 });
    expect([memoryMetrics, peakMemoryMetrics]).toHaveLength(2);
  });

  it("has the keys of a batch's outputs, of their job and of its tasks' times", async () => {
    await use("clicks");
    const [done] = (await json(`${app}/streaming/batches`)).filter(
      (one: { status: string }) => one.status === "COMPLETED",
    );
    const outputs = await json(`${app}/streaming/batches/${done.batchId}/operations`);
    expect(outputs).toHaveLength(1);
    expect(keys(outputs[0])).toEqual(keys(work.operations[0] ?? {}));
    expect(outputs[0].duration).toBe(done.processingTime);
    const job = await json(`${app}/jobs/${outputs[0].jobIds[0]}`);
    expect(keys(job)).toEqual(keys(work.job));
    expect(job.description).toContain(`id=${done.batchId}`);
    const stage = `${app}/stages/${job.stageIds[0]}/0/taskSummary`;
    const summary = await json(`${stage}?quantiles=0.5,1.0`);
    expect(keys(summary)).toEqual(keys(work.taskSummary));
    const [median, longest] = summary.duration;
    expect(median).toBeLessThan(longest);
    expect(longest).toBeLessThanOrEqual(done.processingTime);
    expect((await json(stage)).duration).toHaveLength(5);
    const [attempt] = await json(`${app}/stages/${job.stageIds[0]}?details=false`);
    expect(keys(attempt)).toEqual([...keys(work.stage), "completionTime"].toSorted());
    expect(attempt).toMatchObject({ status: "COMPLETE", numCompleteTasks: job.numTasks });
  });

  it("has the job and the stage of the running batch, whose tasks are not all done", async () => {
    await use("clicks");
    const [running] = (await json(`${app}/streaming/batches`)).filter(
      (one: { status: string }) => one.status === "PROCESSING",
    );
    const [output] = await json(`${app}/streaming/batches/${running.batchId}/operations`);
    const job = await json(`${app}/jobs/${output.jobIds[0]}`);
    expect(job.status).toBe("RUNNING");
    const [attempt] = await json(`${app}/stages/${job.stageIds[0]}?details=false`);
    expect(attempt).toMatchObject({ status: "ACTIVE", numCompleteTasks: job.numCompletedTasks });
    expect(attempt.numCompleteTasks).toBeLessThan(attempt.numTasks);
    expect(attempt.completionTime).toBeUndefined();
  });

  it.each([
    ["jobs/99999", 404, "unknown job: 99999"],
    ["stages/99999?details=false", 404, "unknown stage: 99999"],
    [
      "stages/99999/0/taskSummary?quantiles=1.0",
      404,
      "No tasks reported metrics for 99999 / 0 yet.",
    ],
    [
      "stages/1/0/taskSummary?quantiles=x",
      400,
      'Bad value for parameter "quantiles".  Expected a double, got "x"',
    ],
    ["streaming/batches/123/operations", 404, "unknown batch: 123"],
  ])("answers %s as recorded: %i", async (path, status, text) => {
    const response = await get(`${app}/${path}`);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(text);
  });

  it("has the gauges of the driver's registry, in one line of text/json", async () => {
    const response = await get("/metrics/json/");
    expect(response.headers.get("content-type")).toBe("text/json;charset=utf-8");
    const text = await response.text();
    expect(text).not.toContain("\n");
    const gauges = Object.keys(JSON.parse(text).gauges)
      .filter((key) => key.includes(".StreamingMetrics."))
      .map((key) => key.split(".StreamingMetrics.")[1]);
    expect(gauges.toSorted()).toEqual(recorded.metricsGauges);
  });
});

describe("batches", () => {
  it("are newest first, at most a thousand completed ones, and agree with the counters", async () => {
    await use("clicks");
    const statistics = await json(`${app}/streaming/statistics`);
    const batches: { batchId: number; status: string; inputSize: number }[] = await json(
      `${app}/streaming/batches`,
    );
    const ids = batches.map((one) => one.batchId);
    expect(ids).toEqual(ids.toSorted((left, right) => right - left));
    const count = (status: string) => batches.filter((one) => one.status === status).length;
    expect(count("COMPLETED")).toBe(1000);
    expect(statistics.numRetainedCompletedBatches).toBe(1000);
    expect(statistics.numActiveBatches).toBe(count("QUEUED") + count("PROCESSING"));
    const running = batches.filter((one) => one.status === "PROCESSING");
    expect(statistics.numReceivedRecords - statistics.numProcessedRecords).toBe(
      running.reduce((sum, one) => sum + one.inputSize, 0),
    );
    const [receiver] = await json(`${app}/streaming/receivers`);
    expect(receiver.eventRates.map(([at]: [number]) => at)).toEqual(ids.toReversed());
  });

  it.each([
    { query: "?status=queued", statuses: ["QUEUED"] },
    { query: "?status=QUEUED&status=processing", statuses: ["PROCESSING", "QUEUED"] },
  ])("are chosen by $query", async ({ query, statuses }) => {
    await use("clicks");
    const batches: { status: string }[] = await json(`${app}/streaming/batches${query}`);
    expect([...new Set(batches.map((one) => one.status))].toSorted()).toEqual(statuses);
  });

  it("are found by id", async () => {
    const [newest] = await json(`${app}/streaming/batches`);
    expect(await json(`${app}/streaming/batches/${newest.batchId}`)).toEqual(newest);
  });

  it("hold the records of the stream: the intake equals CloudWatch's reads", async () => {
    const batches: { batchId: number; inputSize: number }[] = await json(
      `${app}/streaming/batches`,
    );
    const minute = demo.simulations[0]?.minutes.at(-5);
    const end = ((minute?.at ?? 0) + 60) * 1000;
    const taken = batches
      .filter((one) => one.batchId > end - 60_000 && one.batchId <= end)
      .reduce((sum, one) => sum + one.inputSize, 0);
    expect(taken).toBe(minute?.getRecords);
  });
});

describe("answers that are not JSON", () => {
  it.each([
    ["/api/v1/applications/app-none", "unknown app: app-none"],
    ["/api/v1/applications/app-none/streaming/statistics", "no such app: app-none"],
    ["APP/streaming/batches/123", "unknown batch: 123"],
    ["APP/streaming/receivers/7", "unknown receiver: 7"],
  ])("%s is a 404 in plain text", async (path, text) => {
    const response = await get(path.replace("APP", app));
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("text/plain");
    expect(await response.text()).toBe(text);
  });

  it.each(["/api/v1", "/api/v1/nosuch", "APP/streaming/batches/abc", "APP/streaming/nosuch"])(
    "%s is an error page",
    async (path) => {
      const response = await get(path.replace("APP", app));
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toContain("text/html");
    },
  );

  it("an unknown status is an error page", async () => {
    expect((await get(`${app}/streaming/batches?status=bogus`)).status).toBe(404);
  });

  it("a bad date is a 400 with JSON's content type", async () => {
    const response = await get("/api/v1/applications?minDate=yesterday");
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.text()).toBe("Couldn't parse date: yesterday");
  });

  it.each([
    ["/metrics/json", "/metrics/json/"],
    ["/metrics/prometheus", "/jobs/"],
  ])("%s redirects", async (path, to) => {
    const response = await get(path);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(`${base}${to}`);
  });

  it("an attempt id is ignored, a word in its place is refused", async () => {
    expect((await get(`${app}/1/streaming/statistics`)).status).toBe(200);
    expect(await (await get(`${app}/nosuch`)).text()).toMatch(/^unknown app .*, attempt nosuch$/);
  });

  it("is compressed when accepted, dated, and never cached", async () => {
    const { headers } = await get(`${app}/streaming/batches`);
    expect(headers.get("content-encoding")).toBe("gzip");
    expect(headers.get("cache-control")).toBe("no-cache, no-store, must-revalidate");
    expect(Date.parse(headers.get("date") ?? "")).not.toBeNaN();
  });
});

describe("troubles", () => {
  it("down refuses the connection; later another application answers on the same port", async () => {
    const before = app;
    await demo.setTrouble("orders", "down", true);
    // The kept-alive connection was cut; only a new one is refused.
    await get("/api/v1/version").catch(() => undefined);
    const refused = await get("/api/v1/version").catch((error: Error) => error.cause);
    expect(refused).toMatchObject({ code: "ECONNREFUSED" });
    await demo.setTrouble("orders", "down", false);
    now += 4000;
    await use("orders");
    expect(app).not.toBe(before);
    const early = await get(`${app}/streaming/statistics`);
    expect(early.status).toBe(404);
    expect(await early.text()).toBe("no streaming listener attached to orders-etl");
    now += 60_000;
    expect((await get(`${app}/streaming/statistics`)).status).toBe(200);
  });

  it("backpressure and rate-cap show in the environment of a restarted application", async () => {
    await demo.setTrouble("orders", "backpressure", true);
    await demo.setTrouble("orders", "rate-cap", true);
    await use("orders");
    const { sparkProperties } = await json(`${app}/environment`);
    expect(Object.fromEntries(sparkProperties)).toMatchObject({
      "spark.streaming.backpressure.enabled": "true",
      "spark.streaming.receiver.maxRate": "300",
    });
    await demo.setTrouble("orders", "backpressure", false);
    await demo.setTrouble("orders", "rate-cap", false);
  });

  it.each([
    { trouble: "no-cores", activeTasks: 0, free: false },
    { trouble: "stuck", activeTasks: 1, free: true },
  ] as const)("$trouble shows in jobs and slots", async ({ trouble, activeTasks, free }) => {
    await demo.setTrouble("orders", trouble, true);
    now += 120_000;
    await use("orders");
    const [batch, ...receivers] = await json(`${app}/jobs?status=running`);
    expect(batch).toMatchObject({ numActiveTasks: activeTasks, numTasks: 40 });
    expect(batch.description).toMatch(
      /^Streaming job from <a href="\/streaming\/batch\/\?id=\d+">/,
    );
    expect(receivers).toHaveLength(4);
    const executors: { maxTasks: number; activeTasks: number }[] = await json(`${app}/executors`);
    const slots = executors.reduce((sum, one) => sum + one.maxTasks, 0);
    expect(slots > receivers.length).toBe(free);
    await demo.setTrouble("orders", trouble, false);
    now += 600_000;
  });

  it("spark-html is a 200 page on every path", async () => {
    await demo.setTrouble("orders", "spark-html", true);
    for (const path of ["/api/v1/applications", "/metrics/json/", "/metrics/json"]) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("text/html");
      expect(await response.text()).toMatch(/^Spark is starting up\./);
    }
    await demo.setTrouble("orders", "spark-html", false);
  });

  it("spark-truncated ends in the middle of the JSON", async () => {
    await demo.setTrouble("orders", "spark-truncated", true);
    const response = await get("/api/v1/applications");
    expect(response.headers.get("content-type")).toBe("application/json");
    await expect(response.json()).rejects.toThrow(SyntaxError);
    await demo.setTrouble("orders", "spark-truncated", false);
  });

  it("spark-hangs accepts and never answers", async () => {
    await demo.setTrouble("orders", "spark-hangs", true);
    const asked = fetch(`${base}/api/v1/version`, { signal: AbortSignal.timeout(100) });
    await expect(asked).rejects.toThrow();
    await demo.setTrouble("orders", "spark-hangs", false);
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SourceError } from "../source";
import { parseApplications } from "./parse-applications";
import { parseBatch, parseBatches } from "./parse-batches";
import { parseSparkDuration } from "./parse-duration";
import { parseEnvironment } from "./parse-environment";
import { parseExecutors } from "./parse-executors";
import { parseJobs } from "./parse-jobs";
import { parseMetrics } from "./parse-metrics";
import { parseReceivers } from "./parse-receivers";
import { parseStatistics } from "./parse-statistics";
import { parseSparkTime } from "./parse-time";

/** A recorded body, by the name of its fixture. */
function recorded(name: string) {
  const file = new URL(`fixtures/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).body;
}

function faultOf(parse: () => unknown): { fault: string; message: string } {
  try {
    parse();
  } catch (error) {
    if (error instanceof SourceError) return { fault: error.fault, message: error.message };
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("parseSparkTime", () => {
  it.each([
    ["2026-11-23T03:05:55.154GMT", 1_795_403_155_154],
    ["1970-01-01T00:00:00.000GMT", 0],
    ["1969-12-31T23:59:59.999GMT", undefined],
    ["2026-11-23T03:05:55.154+02:00", undefined],
    ["2026-13-45T03:05:55.154GMT", undefined],
    ["", undefined],
  ])("reads %s as %s", (text, at) => expect(parseSparkTime(text)).toBe(at));
});

describe("parseSparkDuration", () => {
  it.each([
    ["200ms", 200],
    ["2s", 2_000],
    ["1min", 60_000],
    ["3m", 180_000],
    ["1h", 3_600_000],
    ["500", 500],
    ["5000us", 5],
    ["1 s", undefined],
    ["*********(redacted)", undefined],
    ["", undefined],
  ])("reads %s as %s", (text, ms) => expect(parseSparkDuration(text)).toBe(ms));
});

describe("parseApplications", () => {
  it("reads the one application of a live driver", () => {
    expect(parseApplications(recorded("applications"))).toEqual({
      id: "local-1795403381903",
      name: "clicks to totals",
      startedAt: 1_795_403_378_867,
      sparkVersion: "3.5.7",
    });
  });

  const [live] = recorded("applications");
  it.each([
    {
      name: "one that has no id yet as starting",
      body: [{ ...live, id: undefined }],
      is: "starting",
    },
    { name: "an empty list as no application", body: [], is: "no-application" },
    { name: "several as a History Server", body: [live, live], is: "no-application" },
    {
      name: "an ended one as a History Server",
      body: [{ ...live, attempts: [{ ...live.attempts[0], completed: true }] }],
      is: "no-application",
    },
    {
      name: "one without attempts as malformed",
      body: [{ ...live, attempts: [] }],
      is: "malformed",
    },
  ])("takes $name", ({ body, is }) => {
    expect(faultOf(() => parseApplications(body)).fault).toBe(is);
  });
});

describe("parseStatistics", () => {
  it("counts what was asked for, not what registered, as configured receivers", () => {
    const { receivers } = parseStatistics(recorded("statistics-receiver-waits"));
    expect(receivers).toEqual({ active: 2, configured: 3, registered: 2 });
  });

  it("keeps the counters and leaves the averages, which look healthy while nothing moves", () => {
    expect(parseStatistics(recorded("statistics-no-cores"))).toEqual({
      intervalMs: 1_000,
      streamingStartedAt: 1_795_403_652_218,
      counters: {
        completedBatches: 29,
        activeBatches: 93,
        receivedRecords: 1_350,
        processedRecords: 0,
      },
      receivers: { active: 1, configured: 1, registered: 1 },
    });
  });

  it("knows no start, and even no receiver, in the first moments", () => {
    const [first, second, third] = recorded("statistics-just-started").map(parseStatistics);
    expect(first).not.toHaveProperty("streamingStartedAt");
    expect(first?.receivers.configured).toBe(0);
    expect(second?.receivers).toEqual({ active: 0, configured: 1, registered: 0 });
    expect(third?.streamingStartedAt).toBe(1_795_404_283_450);
  });
});

describe("parseBatches", () => {
  it("puts them in order of time, each with the times that its state has", () => {
    const batches = parseBatches(recorded("batches-too-slow"), "app-1");
    expect(batches.map((batch) => [batch.schedulingDelayMs, batch.processingTimeMs])).toEqual([
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), undefined],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    const ids = batches.map((batch) => batch.id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(batches.at(-1)).toEqual({
      id: 1_795_403_934_000,
      applicationId: "app-1",
      intervalMs: 1_000,
      records: 300,
      outputs: { total: 1, failed: 0 },
    });
  });

  it("shows a failed batch, whose status says completed, by its outputs and first line", () => {
    const failed = parseBatches(recorded("batches-failing"), "app-1").filter(
      (batch) => batch.outputs.failed > 0,
    );
    expect(failed.map((batch) => batch.failure)).toEqual([
      "java.lang.IllegalStateException: sink refused batch <1795404234000 ms>",
      "java.lang.IllegalStateException: sink refused batch <1795404237000 ms>",
    ]);
    expect(failed[0]?.outputs).toEqual({ total: 2, failed: 1 });
  });

  it("cuts an endless first line at 300 characters", () => {
    const [batch] = recorded("batches-failing");
    const { failure } = parseBatch({ ...batch, firstFailureReason: "x".repeat(9_000) }, "app-1");
    expect(failure).toHaveLength(300);
  });

  it("keeps batches without records that are older than a recovered context", () => {
    const batches = parseBatches(recorded("batches-recovered"), "app-2");
    expect(batches[0]).toMatchObject({ id: 1_795_404_649_000, records: 0 });
  });

  it("leaves the ids of a windowed output three intervals apart", () => {
    const ids = parseBatches(recorded("batches-windowed"), "app-1").map((batch) => batch.id);
    expect(new Set(ids.slice(1).map((id, n) => id - (ids[n] ?? 0)))).toEqual(new Set([3_000]));
  });

  it("reads two running at once", () => {
    const batches = parseBatches(recorded("batches-concurrent"), "app-1");
    const running = batches.filter((batch) => batch.processingTimeMs === undefined);
    expect(running.map((batch) => batch.schedulingDelayMs)).toEqual([4, 6]);
  });

  it("reads Spark 4.1 alike", () => {
    expect(parseBatch(recorded("batch-spark41"), "app-1").outputs.total).toBe(1);
  });

  it("takes a negative delay, from a clock that was set back, as none", () => {
    const [batch] = recorded("batches-windowed");
    expect(parseBatch({ ...batch, schedulingDelay: -40 }, "a").schedulingDelayMs).toBe(0);
  });

  const [batch] = recorded("batches-windowed");
  it.each([
    {
      name: "a missing field",
      body: [batch, { ...batch, inputSize: undefined }],
      says: "spark: streaming/batches[1].inputSize is missing, not a number",
    },
    {
      name: "a field of another type",
      body: [{ ...batch, batchId: "1795" }],
      says: "spark: streaming/batches[0].batchId is a string, not a number",
    },
    {
      name: "a null, which Spark never writes",
      body: [{ ...batch, schedulingDelay: null }],
      says: "spark: streaming/batches[0].schedulingDelay is null, not a number",
    },
    {
      name: "an object for the list",
      body: { batches: [] },
      says: "spark: streaming/batches is an object, not a list",
    },
    { name: "nothing", body: undefined, says: "spark: streaming/batches is missing, not a list" },
  ])("names $name and the call", ({ body, says }) => {
    const { fault, message } = faultOf(() => parseBatches(body, "app-1"));
    expect(fault).toBe("malformed");
    expect(message).toContain(says);
  });

  it("ignores keys that it does not know", () => {
    expect(parseBatch({ ...batch, newInSpark5: { a: 1 } }, "a")).not.toHaveProperty("newInSpark5");
  });
});

describe("parseReceivers", () => {
  it("leaves open whether a receiver that never registered is active", () => {
    const receivers = parseReceivers(recorded("receivers-one-never-started"));
    expect(receivers.map((receiver) => receiver.active)).toEqual([true, true, undefined]);
    expect(receivers[2]).toEqual({ streamId: 2, name: "Kinesis stream [2]" });
  });

  it("reads a reported error of a receiver that stays active", () => {
    expect(parseReceivers(recorded("receivers-reported-error"))[0]).toEqual({
      streamId: 0,
      name: "Made-0",
      active: true,
      executorId: "driver",
      host: "127.0.0.1",
      error: "reading failed",
    });
  });

  it("reads a receiver between two starts", () => {
    expect(parseReceivers(recorded("receivers-restarting"))[1]).toMatchObject({
      active: false,
      error: "Restarting receiver with delay 2000ms: restarting the reader",
    });
  });

  it("takes an empty executor, of an error before registration, as none", () => {
    const body = [
      { streamId: 0, streamName: "s", executorId: "", executorHost: "", lastError: "\n" },
    ];
    expect(parseReceivers(body)).toEqual([{ streamId: 0, name: "s" }]);
  });
});

describe("parseExecutors", () => {
  const executor = { id: "1", isActive: true, maxTasks: 4, activeTasks: 2 };
  const driver = { id: "driver", isActive: true, maxTasks: 0, activeTasks: 0 };
  it.each([
    {
      name: "the driver's own in local mode, more tasks than slots included",
      body: recorded("executors-local"),
      want: { total: 4, executors: 1, activeTasks: 5 },
    },
    {
      name: "those of the executors on a cluster, without the driver",
      body: [driver, executor, { ...executor, id: "2" }],
      want: { total: 8, executors: 2, activeTasks: 4 },
    },
    {
      name: "only those of live executors",
      body: [driver, executor, { ...executor, id: "2", isActive: false }],
      want: { total: 4, executors: 1, activeTasks: 2 },
    },
    {
      name: "none when all executors are lost",
      body: [driver],
      want: { total: 0, executors: 0, activeTasks: 0 },
    },
  ])("counts $name", ({ body, want }) => expect(parseExecutors(body)).toEqual(want));
});

describe("parseEnvironment", () => {
  const set = (...sparkProperties: string[][]) => parseEnvironment({ sparkProperties });

  it("knows Spark's defaults, which the driver does not list, and the versions from the class path", () => {
    expect(parseEnvironment(recorded("environment-healthy"))).toEqual({
      backpressure: false,
      minRate: 100,
      concurrentJobs: 1,
      blockIntervalMs: 200,
      taskCpus: 1,
      master: "local[4]",
      kclVersion: "1.12.0",
      connectorVersion: "3.3.0",
      sparkVersion: "3.5.7",
    });
  });

  it("reads a recorded back-pressure", () => {
    expect(parseEnvironment(recorded("environment-backpressure")).backpressure).toBe(true);
  });

  it("reads what was set", () => {
    const settings = set(
      ["spark.streaming.backpressure.enabled", "TRUE"],
      ["spark.streaming.backpressure.initialRate", "250"],
      ["spark.streaming.backpressure.pid.minRate", "10"],
      ["spark.streaming.receiver.maxRate", "0"],
      ["spark.streaming.concurrentJobs", "3"],
      ["spark.streaming.blockInterval", "2s"],
      ["spark.task.cpus", "2"],
    );
    expect(settings).toEqual({
      backpressure: true,
      initialRate: 250,
      minRate: 10,
      // Not "no cap": a receiver with 0 fails on its first record (recorded).
      maxRate: 0,
      concurrentJobs: 3,
      blockIntervalMs: 2_000,
      taskCpus: 2,
    });
  });

  it("takes a redacted or unlimited value as not set", () => {
    expect(
      set(
        ["spark.streaming.receiver.maxRate", "9223372036854775807"],
        ["spark.streaming.concurrentJobs", "*********(redacted)"],
      ),
    ).toMatchObject({ concurrentJobs: 1 });
    expect(set(["spark.streaming.receiver.maxRate", "9223372036854775807"])).not.toHaveProperty(
      "maxRate",
    );
  });

  it("lets nothing else through: no command line, no secret, no credentials in the master", () => {
    const told = JSON.stringify(
      parseEnvironment({
        sparkProperties: [
          ["spark.master", "spark://user:hunter2@10.0.0.1:7077"],
          ["spark.hadoop.fs.s3a.secret.key", "hunter2"],
          ["spark.driver.extraJavaOptions", "-Dpassword=hunter2"],
        ],
        systemProperties: [["sun.java.command", "SparkSubmit --password hunter2"]],
        classpathEntries: [["/home/hunter2/amazon-kinesis-client-1.15.3.jar", "System Classpath"]],
      }),
    );
    expect(told).not.toContain("hunter2");
    expect(told).toContain("1.15.3");
  });

  it("finds the connector in an assembly", () => {
    const classpathEntries = [["spark-streaming-kinesis-asl-assembly_2.12-3.5.1.jar", "x"]];
    expect(parseEnvironment({ sparkProperties: [], classpathEntries })).toMatchObject({
      connectorVersion: "3.5.1",
    });
  });
});

describe("parseJobs", () => {
  it("tells the receiver's job from the batch's, which waits for a slot", () => {
    expect(parseJobs(recorded("jobs-no-cores"))).toEqual({
      receiverTasks: 1,
      receiverJobs: 1,
      batchJobs: [{ batchId: 1_795_403_681_000, tasks: 4, activeTasks: 0, completedTasks: 0 }],
    });
  });

  it("counts a receiver without a task as one that waits", () => {
    expect(parseJobs(recorded("jobs-receiver-waits"))).toMatchObject({
      receiverTasks: 2,
      receiverJobs: 3,
    });
  });

  const job = { status: "RUNNING", numTasks: 3, numActiveTasks: 1, numCompletedTasks: 1 };
  it.each([
    {
      name: "a job that describes itself",
      body: [{ ...job, description: "load the table" }],
      jobs: 0,
    },
    { name: "a job without a description", body: [job], jobs: 0 },
    {
      name: "the link behind a proxy",
      body: [{ ...job, description: '<a href="/proxy/app_1/streaming/batch/?id=1000">[output' }],
      jobs: 1,
    },
    {
      name: "a receiver that ended and was started again as a new job",
      body: [{ ...job, status: "SUCCEEDED", description: "Streaming job running receiver 0" }],
      jobs: 0,
    },
  ])("reads $name", ({ body, jobs }) => {
    const work = parseJobs(body);
    expect(work.batchJobs).toHaveLength(jobs);
    expect(work.receiverJobs).toBe(0);
  });
});

describe("parseMetrics", () => {
  it("finds its gauges behind an application name with blanks", () => {
    expect(parseMetrics(recorded("metrics"))).toEqual({
      droppedEvents: 0,
      lastSubmissionAt: 1_795_403_500_032,
    });
  });

  it.each([
    { name: "a time of −1", gauge: { value: -1 } },
    { name: "a gauge that failed", gauge: { error: "NullPointerException" } },
    { name: "a number written as text", gauge: { value: "NaN" } },
  ])("takes $name as not known", ({ gauge }) => {
    const name = "app-1.driver.a.b c.StreamingMetrics.streaming.lastReceivedBatch_submissionTime";
    expect(parseMetrics({ gauges: { [name]: gauge }, counters: {} })).toEqual({});
  });

  it("does not take another queue's dropped events for the status queue's", () => {
    const name = "app-1.driver.LiveListenerBus.queue.executorManagement.numDroppedEvents";
    expect(parseMetrics({ gauges: {}, counters: { [name]: { count: 7 } } })).toEqual({});
  });
});

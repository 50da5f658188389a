import { describe, expect, it } from "vitest";
import { parseConsumers } from "../kinesis/parse-consumers";
import { parseShards } from "../kinesis/parse-shards";
import { parseStreamSummary } from "../kinesis/parse-stream";
import { parseLeases } from "../leases/parse-leases";
import { driverClock, parseApplications } from "../spark/application/parse-applications";
import { parseJob, parseOperations, parseTaskSummary } from "../dstream/work/parse-batch-tasks";
import { parseBatch, parseBatches } from "../dstream/batches/parse-batches";
import { parseEnvironment } from "../spark/application/parse-environment";
import { parseExecutors } from "../spark/parse-executors";
import { parseJobs } from "../dstream/work/parse-jobs";
import { parseStageWork } from "../dstream/work/parse-stage-work";
import { parseMetrics } from "../spark/parse-metrics";
import { parseReceivers } from "../dstream/parse-receivers";
import { parseStatistics } from "../dstream/parse-statistics";
import { checkProperty, PROPERTY_TIMEOUT_MS } from "../testing/check-property";
import { nearly, withUnknownFields } from "../testing/hostile-json";
import { toldBy, wrongIn } from "../testing/told";

const APP = { application: "app-1", streamingSince: 0 };

interface Parser {
  readonly call: string;
  readonly valid: unknown;
  readonly parse: (body: unknown) => unknown;
  /** Settings as a person wrote them, which may be below 0. */
  readonly mayBeNegative?: readonly string[];
}

const batch = {
  batchId: 1_795_421_719_000,
  batchDuration: 1_000,
  inputSize: 10,
  schedulingDelay: 3,
  processingTime: 900,
  numFailedOutputOps: 0,
  numTotalOutputOps: 1,
  firstFailureReason: "java.io.IOException: lost\n\tat App",
};

const PARSERS: readonly Parser[] = [
  {
    call: "applications",
    valid: [
      {
        id: "app-1",
        name: "etl",
        attempts: [
          { startTimeEpoch: 1_795_421_719_000, completed: false, appSparkVersion: "3.5.7" },
        ],
      },
    ],
    parse: parseApplications,
  },
  {
    call: "applications",
    valid: [
      {
        id: "app-1",
        name: "etl",
        attempts: [{ startTimeEpoch: 1_795_421_719_000, duration: 5, appSparkVersion: "3.5.7" }],
      },
    ],
    parse: driverClock,
  },
  {
    call: "streaming/statistics",
    valid: {
      startTime: "2026-11-23T03:05:55.154GMT",
      batchDuration: 10_000,
      numReceivers: 1,
      numActiveReceivers: 1,
      numInactiveReceivers: 0,
      numTotalCompletedBatches: 30,
      numActiveBatches: 0,
      numProcessedRecords: 100,
      numReceivedRecords: 100,
    },
    parse: parseStatistics,
  },
  {
    call: "streaming/batches",
    valid: [batch, { ...batch, batchId: 1_795_421_718_000 }],
    parse: (body) => parseBatches(body, APP),
  },
  { call: "streaming/batches/{id}", valid: batch, parse: (body) => parseBatch(body, APP) },
  {
    call: "streaming/batches/{id}/operations",
    valid: [{ duration: 9, jobIds: [3, 4] }, { jobIds: [] }],
    parse: parseOperations,
  },
  {
    call: "jobs/{id}",
    valid: { numTasks: 4, numSkippedTasks: 1, stageIds: [5, 6] },
    parse: parseJob,
  },
  {
    call: "stages/{id}",
    valid: [
      {
        status: "ACTIVE",
        stageId: 24,
        attemptId: 0,
        name: "foreachPartition at Main.scala:18",
        numTasks: 4,
        numActiveTasks: 1,
        numCompleteTasks: 2,
        numFailedTasks: 1,
        numKilledTasks: 0,
        submissionTime: "2026-11-23T03:41:01.016GMT",
        executorRunTime: 4_521,
        jvmGcTime: 30,
        shuffleFetchWaitTime: 0,
        shuffleReadBytes: 1_092,
        shuffleWriteBytes: 0,
        diskBytesSpilled: 0,
        failureReason: "lost",
      },
    ],
    parse: parseStageWork,
  },
  {
    call: "stages/{id}/taskSummary",
    valid: { duration: [10, 20], executorRunTime: [9, 19] },
    parse: parseTaskSummary,
  },
  {
    call: "streaming/receivers",
    valid: [
      {
        streamId: 0,
        streamName: "KinesisReceiver-0",
        isActive: true,
        executorId: "1",
        executorHost: "worker-1",
        lastErrorMessage: "refused",
        lastError: "java.net.ConnectException: refused\n\tat App",
      },
    ],
    parse: parseReceivers,
  },
  {
    call: "executors",
    valid: [
      { id: "driver", isActive: true, maxTasks: 0, activeTasks: 0 },
      { id: "1", isActive: true, maxTasks: 4, activeTasks: 2 },
    ],
    parse: parseExecutors,
  },
  {
    call: "environment",
    valid: {
      sparkProperties: [
        ["spark.master", "spark://master:7077"],
        ["spark.streaming.backpressure.enabled", "true"],
        ["spark.streaming.backpressure.initialRate", "500"],
        ["spark.streaming.backpressure.pid.minRate", "20"],
        ["spark.streaming.receiver.maxRate", "1000"],
        ["spark.streaming.concurrentJobs", "2"],
        ["spark.streaming.blockInterval", "100ms"],
        ["spark.task.cpus", "2"],
      ],
      classpathEntries: [["/jars/amazon-kinesis-client-1.12.0.jar", "System Classpath"]],
    },
    parse: parseEnvironment,
    mayBeNegative: ["initialRate", "minRate", "maxRate"],
  },
  {
    call: "jobs",
    valid: [
      {
        status: "RUNNING",
        description: 'Streaming job from <a href="/streaming/batch/?id=1795421719000">',
        numTasks: 4,
        numActiveTasks: 1,
        numCompletedTasks: 1,
      },
      {
        status: "RUNNING",
        description: "Streaming job running receiver 0",
        numTasks: 1,
        numActiveTasks: 1,
        numCompletedTasks: 0,
      },
    ],
    parse: parseJobs,
  },
  {
    call: "metrics/json",
    valid: {
      gauges: {
        "app.driver.etl.StreamingMetrics.streaming.lastReceivedBatch_submissionTime": { value: 7 },
      },
      counters: { "app.driver.LiveListenerBus.queue.appStatus.numDroppedEvents": { count: 0 } },
    },
    parse: parseMetrics,
  },
  {
    call: "DescribeStreamSummary",
    valid: {
      StreamDescriptionSummary: {
        StreamName: "orders",
        StreamARN: "arn:aws:kinesis:eu-west-1:000000000000:stream/orders",
        StreamStatus: "ACTIVE",
        StreamModeDetails: { StreamMode: "PROVISIONED" },
        RetentionPeriodHours: 24,
        StreamCreationTimestamp: new Date(1_700_000_000_000),
        EnhancedMonitoring: [{ ShardLevelMetrics: ["IncomingBytes"] }],
        OpenShardCount: 4,
      },
    },
    // The account in an ARN is needed for calls, and never shown.
    parse: (body) => ({ ...parseStreamSummary(body), arn: "" }),
  },
  {
    call: "ListShards",
    valid: {
      Shards: [
        {
          ShardId: "shardId-000000000000",
          ParentShardId: "shardId-000000000001",
          HashKeyRange: {
            StartingHashKey: "0",
            EndingHashKey: "340282366920938463463374607431768211455",
          },
          SequenceNumberRange: {
            StartingSequenceNumber: "49680478584584341957907298094260072299482425929481846786",
          },
        },
      ],
    },
    parse: (page) => parseShards([page]),
  },
  {
    call: "ListStreamConsumers",
    valid: { Consumers: [{ ConsumerName: "fan-out" }] },
    parse: parseConsumers,
  },
  {
    call: "Scan",
    valid: [
      {
        leaseKey: { S: "111122223333:orders:1690000000:shardId-000000000000" },
        leaseOwner: { S: "worker:1" },
        leaseCounter: { N: "7" },
        checkpoint: { S: "49680478584584341957907298094260072299482425929481846786" },
        ownerSwitchesSinceCheckpoint: { N: "0" },
        parentShardId: { SS: ["shardId-000000000001"] },
        startingHashKey: { S: "0" },
        endingHashKey: { S: "340282366920938463463374607431768211455" },
        entityType: { S: "LEASE" },
      },
    ],
    parse: (items) => parseLeases(Array.isArray(items) ? items : [items], "orders"),
  },
];

describe.each(PARSERS)("$call", ({ call, valid, parse, mayBeNegative = [] }) => {
  it(
    "becomes values that can be shown and computed with, or an error that names the call",
    () =>
      checkProperty(nearly(valid), (body) => {
        expect(
          wrongIn(
            toldBy(() => parse(body), call),
            mayBeNegative,
          ),
        ).toEqual([]);
      }),
    PROPERTY_TIMEOUT_MS,
  );

  it("is read the same with unknown fields", () =>
    expect(parse(withUnknownFields(valid))).toEqual(parse(valid)));

  it("is read at all", () => expect(wrongIn(parse(valid), mayBeNegative)).toEqual([]));
});

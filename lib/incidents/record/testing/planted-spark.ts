import type { IncomingMessage, ServerResponse } from "node:http";
import { EVERYTHING, EXTRA, SECRETS } from "./planted-secrets";

const { driverHost, address, user, company, path } = SECRETS;

const INTERVAL = 10_000;
const BATCHES = 30;

/** A driver whose batches fail. */
export function plantedSpark({ url = "" }: IncomingMessage, response: ServerResponse): void {
  const below = url.replace("/api/v1/applications/app-1/", "");
  const found = sparkBodies()[below];
  const status = found === undefined ? 404 : 200;
  response.writeHead(status, {
    "content-type": status === 200 ? "application/json" : "text/plain",
  });
  response.end(found === undefined ? `no such app: ${EVERYTHING}` : JSON.stringify(found));
}

function sparkBodies(): Readonly<Record<string, unknown>> {
  const newest = Math.floor(Date.now() / INTERVAL) * INTERVAL;
  const ids = Array.from({ length: BATCHES }, (_, i) => newest - i * INTERVAL);
  const attempt = {
    startTimeEpoch: 1_790_000_000_000,
    sparkUser: user,
    appSparkVersion: "3.5.7",
    ...EXTRA,
  };
  return {
    "/api/v1/applications": [
      { id: "app-1", name: `etl of ${SECRETS.email}`, attempts: [attempt], ...EXTRA },
    ],
    "streaming/statistics": { ...statistics, ...EXTRA },
    "streaming/batches": ids.map((batchId) => ({
      ...batch,
      batchId,
      ...failure,
      ...EXTRA,
    })),
    "streaming/receivers": [{ ...receiver, ...EXTRA }],
    executors: [
      {
        id: "1",
        hostPort: `${driverHost}:7337`,
        isActive: true,
        maxTasks: 4,
        activeTasks: 1,
        executorLogs: { stdout: EVERYTHING },
        ...EXTRA,
      },
    ],
    environment,
    "jobs?status=running": [
      { jobId: 1, status: "RUNNING", description: EVERYTHING, name: EVERYTHING, ...counts },
      {
        jobId: 2,
        status: "RUNNING",
        description: `<a href="/streaming/batch/?id=${newest}">${EVERYTHING}</a>`,
        ...counts,
      },
    ],
    "/metrics/json/": {
      gauges: { [`${EVERYTHING}.driver.x`]: { value: EVERYTHING } },
      counters: {
        [`app.${EVERYTHING}.LiveListenerBus.queue.appStatus.numDroppedEvents`]: { count: 0 },
      },
      ...EXTRA,
    },
  };
}

const counts = { numTasks: 1, numActiveTasks: 1, numCompletedTasks: 0, ...EXTRA };

const statistics = {
  startTime: "2026-11-23T03:05:55.154GMT",
  batchDuration: INTERVAL,
  numReceivers: 1,
  numActiveReceivers: 1,
  numInactiveReceivers: 0,
  numTotalCompletedBatches: BATCHES,
  numActiveBatches: 0,
  numProcessedRecords: 100,
  numReceivedRecords: 100,
};

const batch = {
  batchDuration: INTERVAL,
  status: "COMPLETED",
  inputSize: 100,
  schedulingDelay: 3,
  processingTime: 900,
  numFailedOutputOps: 0,
  numTotalOutputOps: 1,
};

const failure = {
  numFailedOutputOps: 1,
  firstFailureReason: `${company}: ${EVERYTHING}\n\tat ${path}`,
};

const receiver = {
  streamId: 0,
  streamName: EVERYTHING,
  isActive: true,
  executorId: "1",
  executorHost: driverHost,
  lastErrorMessage: `java.net.ConnectException: ${EVERYTHING}`,
  lastError: EVERYTHING,
  eventRates: [[1, 2]],
};

const environment = {
  runtime: { javaHome: path },
  sparkProperties: [
    ["spark.master", `spark://${driverHost}:7077,${address}:7077`],
    ["spark.streaming.backpressure.enabled", "true"],
    ["spark.streaming.receiver.maxRate", SECRETS.password],
    ["spark.hadoop.fs.s3a.access.key", SECRETS.accessKey],
    ["spark.app.name", EVERYTHING],
  ],
  systemProperties: [["user.name", user]],
  hadoopProperties: [["x", EVERYTHING]],
  classpathEntries: [
    [`${path}/amazon-kinesis-client-1.12.0-${user}.jar`, "System Classpath"],
    [`${path}/billing.jar`, "Added By User"],
  ],
  ...EXTRA,
};

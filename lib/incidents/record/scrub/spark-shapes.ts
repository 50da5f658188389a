import { flag, keepOnly, type Leaf, number, type Shape, textBy, textLike } from "./keep-only";
import type { Pseudonyms } from "./pseudonyms";
import { scrubEnvironment } from "./scrub-environment";
import { scrubHostPort } from "./scrub-host";
import { scrubFailure, scrubText } from "./scrub-text";

const ID = /^[\w.-]{1,80}$/;
const TIME = /^[\d:.TZGM+-]{10,40}$/;
const EXECUTOR = /^[\w-]{0,40}$/;
const RECEIVER = /^(KinesisReceiver-\d+|Kinesis stream \[\d+\])$/;

/** The fields that are kept of each of the driver's answers, by its path below the application. */
export function sparkShapes(names: Pseudonyms): Readonly<Record<string, Shape>> {
  const host = textBy((text) => scrubHostPort(text, names));
  return {
    applications: [applicationShape(names)],
    "streaming/statistics": STATISTICS,
    "streaming/batches": [BATCH],
    "streaming/batches/{id}": BATCH,
    "streaming/batches/{id}/operations": [
      { ...numbers("outputOpId", "duration"), jobIds: [number] },
    ],
    "jobs/{id}": { ...numbers("jobId", "numTasks", "numSkippedTasks"), stageIds: [number] },
    "stages/{id}/taskSummary": {
      quantiles: [number],
      duration: [number],
      executorRunTime: [number],
    },
    "streaming/receivers": [{ ...RECEIVER_SHAPE, executorHost: host }],
    executors: [{ ...EXECUTOR_SHAPE, hostPort: host }],
    environment: (body) => scrubEnvironment(body, names),
    jobs: [JOB],
    metrics: (body) => scrubMetrics(body, names),
  };
}

const numbers = (...keys: readonly string[]): Record<string, Shape> =>
  Object.fromEntries(keys.map((key) => [key, number]));

function applicationShape(names: Pseudonyms): Shape {
  return {
    id: textLike(ID),
    name: textBy((text) => scrubText(text, names)),
    attempts: [
      {
        startTime: textLike(TIME),
        startTimeEpoch: number,
        completed: flag,
        appSparkVersion: textLike(ID),
      },
    ],
  };
}

const STATISTICS: Shape = {
  startTime: textLike(TIME),
  ...numbers("batchDuration", "numReceivers", "numActiveReceivers", "numInactiveReceivers"),
  ...numbers("numTotalCompletedBatches", "numRetainedCompletedBatches", "numActiveBatches"),
  ...numbers("numProcessedRecords", "numReceivedRecords"),
};

const BATCH: Shape = {
  batchTime: textLike(TIME),
  status: textLike(ID),
  ...numbers("batchId", "batchDuration", "inputSize"),
  ...numbers("schedulingDelay", "processingTime", "totalDelay"),
  ...numbers("numActiveOutputOps", "numCompletedOutputOps"),
  ...numbers("numFailedOutputOps", "numTotalOutputOps"),
  firstFailureReason: textBy(scrubFailure),
};

const RECEIVER_SHAPE = {
  streamId: number,
  streamName: textLike(RECEIVER, "Receiver"),
  isActive: flag,
  executorId: textLike(EXECUTOR, "executor"),
  lastErrorTime: number,
  lastErrorMessage: textBy(scrubFailure),
  lastError: textBy(scrubFailure),
};

const EXECUTOR_SHAPE = {
  id: textLike(EXECUTOR, "executor"),
  isActive: flag,
  ...numbers("totalCores", "maxTasks", "activeTasks"),
};

const JOB: Shape = {
  status: textLike(ID),
  description: textBy(scrubDescription),
  ...numbers("jobId", "numTasks", "numActiveTasks", "numCompletedTasks"),
};

const RECEIVER_JOB = /^Streaming job running receiver \d+/;
const BATCH_LINK = /streaming\/batch\/?\?id=(\d+)/;

/**
 * An application may describe its jobs in its own words; Spark's own descriptions say what they are
 * for.
 */
function scrubDescription(text: string): string | undefined {
  const batchId = BATCH_LINK.exec(text)?.[1];
  if (batchId !== undefined) return `Streaming job from <a href="/streaming/batch/?id=${batchId}">`;
  return RECEIVER_JOB.exec(text)?.[0];
}

/** The figures that the dashboard reads from the driver's metrics; their names end like this. */
const METRICS = [
  ".StreamingMetrics.streaming.lastReceivedBatch_submissionTime",
  ".LiveListenerBus.queue.appStatus.numDroppedEvents",
];

/** Names of metrics begin with the application's name: only the known end of each is kept. */
function scrubMetrics(body: unknown, names: Pseudonyms): unknown {
  const onDropped = () => names.drop();
  const only =
    (key: string): Leaf =>
    (group) => {
      if (typeof group !== "object" || group === null) return {};
      return Object.fromEntries(
        Object.entries(group).flatMap(([name, entry]) => {
          const end = METRICS.find((metric) => name.endsWith(metric));
          if (end === undefined) return [];
          return [[`driver${end}`, keepOnly({ [key]: number }, entry, onDropped)]];
        }),
      );
    };
  return keepOnly({ gauges: only("value"), counters: only("count") }, body, onDropped);
}

import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { registeredReceivers } from "./receivers";

const NONE = -1;

/** `/metrics/json/`: the driver's Dropwizard registry. Times in epoch ms, −1 for none. */
export function driverMetrics(simulation: PipelineSimulation, driver: Driver) {
  const { queue, applicationId } = driver;
  const completed = queue.retained.at(-1);
  const newest = queue.waiting.at(-1) ?? queue.running ?? completed;
  const running = queue.running === undefined ? 0 : 1;
  const streaming = {
    receivers: registeredReceivers(simulation, driver),
    totalCompletedBatches: queue.completedCount,
    totalReceivedRecords: queue.startedRecords,
    totalProcessedRecords: queue.processedRecords,
    unprocessedBatches: queue.waiting.length + running,
    waitingBatches: queue.waiting.length,
    runningBatches: running,
    retainedCompletedBatches: queue.retained.length,
    lastCompletedBatch_submissionTime: completed?.submittedAt ?? NONE,
    lastCompletedBatch_processingStartTime: completed?.startedAt ?? NONE,
    lastCompletedBatch_processingEndTime: completed?.endedAt ?? NONE,
    lastCompletedBatch_processingDelay: delay(completed?.startedAt, completed?.endedAt),
    lastCompletedBatch_schedulingDelay: delay(completed?.submittedAt, completed?.startedAt),
    lastCompletedBatch_totalDelay: delay(completed?.submittedAt, completed?.endedAt),
    lastReceivedBatch_submissionTime: newest?.submittedAt ?? NONE,
    lastReceivedBatch_processingStartTime: newest?.startedAt ?? NONE,
    lastReceivedBatch_processingEndTime: newest?.endedAt ?? NONE,
    lastReceivedBatch_records: newest?.records ?? NONE,
  };
  const prefix = `${applicationId}.driver`;
  const source = `${prefix}.${simulation.scenario.application}.StreamingMetrics.streaming`;
  const bus = `${prefix}.LiveListenerBus.queue.appStatus`;
  return {
    version: "4.0.0",
    gauges: {
      [`${bus}.size`]: { value: 0 },
      ...Object.fromEntries(
        Object.entries(streaming).map(([name, value]) => [`${source}.${name}`, { value }]),
      ),
    },
    counters: { [`${bus}.numDroppedEvents`]: { count: 0 } },
    histograms: {},
    meters: {},
    timers: {},
  };
}

function delay(from: number | undefined, to: number | undefined): number {
  return from === undefined || to === undefined ? NONE : to - from;
}

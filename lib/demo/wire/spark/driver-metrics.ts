import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { registeredReceivers } from "./receivers";

const NONE = -1;

/** `/metrics/json/`: the streaming part of the driver's Dropwizard registry. */
export function driverMetrics(simulation: PipelineSimulation, driver: Driver) {
  const prefix = `${driver.applicationId}.driver`;
  const source = `${prefix}.${simulation.scenario.application}.StreamingMetrics.streaming`;
  const bus = `${prefix}.LiveListenerBus.queue.appStatus`;
  const gauges = Object.entries(streamingGauges(simulation, driver));
  return {
    version: "4.0.0",
    gauges: {
      [`${bus}.size`]: { value: 0 },
      ...Object.fromEntries(gauges.map(([name, value]) => [`${source}.${name}`, { value }])),
    },
    counters: { [`${bus}.numDroppedEvents`]: { count: 0 } },
    histograms: {},
    meters: {},
    timers: {},
  };
}

/** Times in epoch ms, −1 for none. */
function streamingGauges(simulation: PipelineSimulation, driver: Driver) {
  const { queue } = driver;
  const completed = queue.retained.at(-1);
  const newest = queue.waiting.at(-1) ?? queue.running ?? completed;
  const running = queue.running === undefined ? 0 : 1;
  return {
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
}

function delay(from: number | undefined, to: number | undefined): number {
  return from === undefined || to === undefined ? NONE : to - from;
}

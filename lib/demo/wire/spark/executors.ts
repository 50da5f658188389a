import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { registeredReceivers } from "./receivers";
import { sparkDate } from "./spark-json";
import { batchTasks } from "./work";

interface ExecutorLoad {
  readonly id: string;
  readonly host: string;
  readonly slots: number;
  readonly activeTasks: number;
}

/** `/executors`: the driver, which has no slots on a cluster, and the executors. */
export function executors(simulation: PipelineSimulation, driver: Driver) {
  const { scenario, slots } = simulation;
  const count = Math.min(scenario.executors, slots);
  const receivers = registeredReceivers(simulation, driver);
  const tasks = batchTasks(simulation, driver)?.active ?? 0;
  const loads = Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    host: `10.0.0.${index + 1}`,
    slots: portion(slots, index, count),
    activeTasks: portion(receivers, index, count) + portion(tasks, index, count),
  }));
  const own = { id: "driver", host: "10.0.0.100", slots: 0, activeTasks: 0 };
  return [own, ...loads].map((load) => executor(load, driver));
}

/** The index-th of `count` whole parts of a number; the parts differ by at most one. */
function portion(whole: number, index: number, count: number): number {
  return Math.floor(whole / count) + (index < whole % count ? 1 : 0);
}

function executor({ id, host, slots, activeTasks }: ExecutorLoad, driver: Driver) {
  const completedTasks = slots === 0 ? 0 : driver.queue.completedCount * 10;
  return {
    id,
    hostPort: `${host}:${id === "driver" ? 40_001 : 7337}`,
    isActive: true,
    rddBlocks: 0,
    memoryUsed: 1_995_505,
    diskUsed: 0,
    totalCores: slots,
    maxTasks: slots,
    activeTasks,
    failedTasks: 0,
    completedTasks,
    totalTasks: completedTasks + activeTasks,
    totalDuration: completedTasks * 250,
    totalGCTime: completedTasks * 3,
    totalInputBytes: 0,
    totalShuffleRead: 0,
    totalShuffleWrite: 0,
    isBlacklisted: false,
    maxMemory: 2_101_975_449,
    addTime: sparkDate(driver.startedAt * 1000),
    executorLogs: {},
    blacklistedInStages: [],
    attributes: {},
    resources: {},
    resourceProfileId: 0,
    isExcluded: false,
    excludedInStages: [],
  };
}

import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { sparkDate } from "./spark-json";

export const SPARK_VERSION = "3.5.7";

/** One element of `/applications`: the live UI lists exactly one. */
export function application({ scenario, now }: PipelineSimulation, driver: Driver) {
  const startedAt = driver.startedAt * 1000;
  return {
    id: driver.applicationId,
    name: scenario.application,
    attempts: [
      {
        startTime: sparkDate(startedAt),
        endTime: sparkDate(-1),
        lastUpdated: sparkDate(startedAt),
        duration: now - startedAt,
        sparkUser: "hadoop",
        completed: false,
        appSparkVersion: SPARK_VERSION,
        startTimeEpoch: startedAt,
        endTimeEpoch: -1,
        lastUpdatedEpoch: startedAt,
      },
    ],
  };
}

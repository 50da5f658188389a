import * as z from "zod";
import type { SlotFacts } from "@/lib/domain/spark-facts";
import { count, countFromZero } from "../untrusted/numbers";
import { fitBody } from "./http/fit-body";

const executors = z.array(
  z.object({
    id: z.string(),
    isActive: z.boolean(),
    maxTasks: count,
    // Spark counts below 0 when events were lost.
    activeTasks: countFromZero,
  }),
);

/**
 * Reads `GET …/executors`. On a cluster the driver is listed without slots; in local mode it is the
 * only executor, with all of them. So a cluster that lost all its executors has 0 slots.
 */
export function parseExecutors(body: unknown): SlotFacts {
  const active = fitBody("executors", executors, body).filter((executor) => executor.isActive);
  const working = active.filter((executor) => executor.id !== "driver" || executor.maxTasks > 0);
  return {
    total: sum(working.map((executor) => executor.maxTasks)),
    executors: working.length,
    activeTasks: sum(working.map((executor) => executor.activeTasks)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

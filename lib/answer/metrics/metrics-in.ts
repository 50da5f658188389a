import { Counter, Gauge, type Registry } from "prom-client";
import type { Snapshot } from "@/lib/domain/snapshot";

/** By the pipeline's id. */
export type Snapshots = readonly (readonly [pipeline: string, snapshot: Snapshot])[];

export type Metrics = ReturnType<typeof metricsIn>;

/** Makes metrics of a registry. Each has our prefix, and a series for each pipeline. */
export function metricsIn(registry: Registry) {
  const settings = (name: string, help: string, labels: readonly string[]) => ({
    name: `narrows_${name}`,
    help,
    labelNames: ["pipeline", ...labels],
    registers: [registry],
  });
  return {
    gauge: (name: string, help: string, ...labels: readonly string[]) =>
      new Gauge(settings(name, help, labels)),
    counter: (name: string, help: string, ...labels: readonly string[]) =>
      new Counter(settings(name, help, labels)),
  };
}

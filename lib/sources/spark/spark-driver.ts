import type { DriverMetrics, SlotFacts, SparkSettings } from "@/lib/domain/facts";
import type { OnAnswer } from "../source";
import { DriverApplication } from "./application/driver-application";
import { parseEnvironment } from "./application/parse-environment";
import { createSparkClient } from "./http/spark-client";
import { parseExecutors } from "./parse-executors";
import { parseMetrics } from "./parse-metrics";

export interface SparkDriverOptions {
  /** The driver's UI, or a proxy up to the application; may carry a path prefix and credentials. */
  readonly baseUrl: string;
  /** The Spark application's name, checked when given. */
  readonly application?: string;
  /** For each call; 8 s when not given. */
  readonly timeoutMs?: number;
  /** Told of the driver's clock (whole seconds) and ours at the same moment, epoch ms. */
  readonly onServerTime?: (serverMs: number, localMs: number) => void;
  readonly onAnswer?: OnAnswer;
}

/**
 * What any Spark driver answers, whatever its application does. Each read asks the driver, gives up
 * when its signal is aborted, and throws a SourceError that says in words what came instead, and what
 * to do.
 */
export interface SparkDriver {
  /** Which application answers, and what is below it. */
  readonly application: DriverApplication;
  /** The JSON of a path below the application that answers now. */
  read(call: string, path: string, signal: AbortSignal): Promise<unknown>;
  readSlots(signal: AbortSignal): Promise<SlotFacts>;
  readSettings(signal: AbortSignal): Promise<SparkSettings>;
  readMetrics(signal: AbortSignal): Promise<DriverMetrics>;
  /** Closes the connections kept open. */
  close(): void;
}

export function createSparkDriver(options: SparkDriverOptions): SparkDriver {
  // Where the driver tells its own clock, that one counts: a `Date` header may be a proxy's.
  let datesCount = false;
  const client = createSparkClient({
    ...options,
    onServerTime: (serverMs, localMs) => {
      if (datesCount) options.onServerTime?.(serverMs, localMs);
    },
  });
  const application = new DriverApplication(client, options.application, (driverMs) => {
    datesCount = driverMs === undefined;
    if (driverMs !== undefined) options.onServerTime?.(driverMs, Date.now());
  });

  async function read(call: string, path: string, signal: AbortSignal): Promise<unknown> {
    const { id } = await application.current(signal);
    return application.get(path, call, id, signal);
  }

  return {
    application,
    read,
    readSlots: async (signal) => parseExecutors(await read("executors", "executors", signal)),
    readSettings: async (signal) =>
      parseEnvironment(await read("environment", "environment", signal)),
    readMetrics: async (signal) =>
      // Without the last slash the driver answers with a redirect to it.
      parseMetrics(await client.get({ path: "/metrics/json/", call: "metrics/json", signal })),
    close: () => client.close(),
  };
}

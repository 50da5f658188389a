import type { DriverMetrics, SlotFacts, SparkSettings } from "@/lib/domain/spark-facts";
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
  /** The time limit of each call; default 8 s. */
  readonly timeoutMs?: number;
  /** Called with the driver's clock (whole seconds) and ours at the same moment, epoch ms. */
  readonly onServerTime?: (serverMs: number, localMs: number) => void;
  readonly onAnswer?: OnAnswer;
}

/**
 * The calls that any Spark driver answers, for any application. Each read asks the driver and stops
 * when its signal fires. It throws a SourceError that says what came instead, and what to do.
 */
export interface SparkDriver {
  /** Which application answers, and the paths below it. */
  readonly application: DriverApplication;
  /** The JSON of a path below the application that answers now. */
  read(call: string, path: string, signal: AbortSignal): Promise<unknown>;
  readSlots(signal: AbortSignal): Promise<SlotFacts>;
  readSettings(signal: AbortSignal): Promise<SparkSettings>;
  readMetrics(signal: AbortSignal): Promise<DriverMetrics>;
  /** Closes the connections that are kept open. */
  close(): void;
}

export function createSparkDriver(options: SparkDriverOptions): SparkDriver {
  // When the driver gives its own clock, only that counts: a `Date` header may be a proxy's.
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
      // Without the last slash the driver redirects to the path with it.
      parseMetrics(await client.get({ path: "/metrics/json/", call: "metrics/json", signal })),
    close: () => client.close(),
  };
}

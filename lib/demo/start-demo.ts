import { createServer } from "node:http";
import { CallCounter, type CallCounts } from "./calls";
import { DEFAULT_PIPELINES } from "./default-pipelines";
import { type DemoPipeline, demoPipeline } from "./demo-pipeline";
import { PipelineSimulation } from "./simulation/pipeline-simulation";
import { completeScenario, type PipelineDefinition } from "./simulation/scenario";
import type { Trouble } from "./simulation/troubles";
import { handleAws } from "./wire/aws/aws-handler";
import { handleControl, isControl } from "./wire/control-handler";
import { portOf, SparkServer } from "./wire/spark/spark-server";

export interface DemoOptions {
  /** Where the AWS side and the control listen; 0, the default, takes any free port. */
  readonly port?: number;
  readonly pipelines?: readonly PipelineDefinition[];
  /** How much past there is at start, ms; three hours by default. */
  readonly pastMs?: number;
  /** The clock, epoch ms. It must not run backwards. */
  readonly now?: () => number;
}

export interface RunningDemo {
  readonly port: number;
  /** The endpoint for all AWS clients. */
  readonly url: string;
  readonly pipelines: readonly DemoPipeline[];
  /** Throws for an unknown pipeline. */
  readonly setTrouble: (id: string, trouble: Trouble, on: boolean) => Promise<void>;
  readonly calls: () => CallCounts;
  readonly resetCalls: () => void;
  readonly simulations: readonly PipelineSimulation[];
  readonly close: () => Promise<void>;
}

const THREE_HOURS_MS = 10_800_000;
/** AWS keeps idle connections for about a minute. */
const AWS_IDLE_MS = 60_000;
/** Simulated before the past that is shown, so that it does not begin with a start. */
const WARM_UP_MS = 600_000;

/**
 * Starts the emulator on 127.0.0.1: AWS and control on one port, each Spark driver on its own.
 * The past is computed before this resolves; from then on the pipelines live with the clock,
 * computed when somebody asks.
 */
export async function startDemo(options: DemoOptions = {}): Promise<RunningDemo> {
  const { now = Date.now, pastMs = THREE_HOURS_MS, pipelines = DEFAULT_PIPELINES } = options;
  const calls = new CallCounter();
  const startedAt = now();
  const simulations = pipelines.map((definition) => simulate(definition, startedAt, pastMs));
  const sparks = simulations.map(
    (one) => new SparkServer(one, { calls, advance: (simulation) => simulation.advanceTo(now()) }),
  );
  await Promise.all(sparks.map((spark) => spark.reserve()));
  const entries = simulations.map((one, index) =>
    demoPipeline(one.scenario, sparks[index]?.port ?? 0),
  );
  const setTrouble = async (id: string, trouble: Trouble, on: boolean) => {
    const index = simulations.findIndex((one) => one.scenario.id === id);
    const simulation = simulations[index];
    if (simulation === undefined) throw new Error(`There is no demo pipeline "${id}".`);
    simulation.advanceTo(now());
    simulation.setTrouble(trouble, on);
    await sparks[index]?.sync();
  };
  const server = createServer((request, response) => {
    for (const simulation of simulations) simulation.advanceTo(now());
    const answered = isControl(request)
      ? handleControl(request, response, { simulations, entries, calls, setTrouble })
      : handleAws(request, response, { simulations, calls, now });
    answered.catch(() => response.destroy());
  });
  server.keepAliveTimeout = AWS_IDLE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const port = portOf(server);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    pipelines: entries,
    simulations,
    setTrouble,
    calls: () => calls.read(),
    resetCalls: () => calls.reset(),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, ...sparks.map((spark) => spark.close())]);
    },
  };
}

function simulate(definition: PipelineDefinition, now: number, pastMs: number): PipelineSimulation {
  const scenario = completeScenario(definition);
  const start = Math.floor((now - pastMs - WARM_UP_MS) / 1000);
  const switches = scenario.troubles.map(({ trouble, sinceMs }) => ({
    second: Math.floor((now - sinceMs) / 1000),
    trouble,
    on: true,
  }));
  const simulation = new PipelineSimulation(scenario, start, switches);
  simulation.advanceTo(now);
  return simulation;
}

import { createServer, type Server } from "node:http";
import { CallCounter, type CallCounts } from "./wire/calls";
import { DEFAULT_PIPELINES } from "./default-pipelines";
import type { DemoPipeline } from "./demo-pipeline";
import { Fleet } from "./fleet";
import type { PipelineSimulation } from "./simulation/pipeline-simulation";
import type { PipelineDefinition } from "./simulation/scenario";
import type { Trouble } from "./simulation/troubles";
import { handleAws } from "./wire/aws/aws-handler";
import { handleControl, isControl } from "./control-handler";
import { dateBy } from "./wire/date-by";
import { portOf } from "./wire/port-of";

export interface DemoOptions {
  /** The port of the AWS side and the control; 0, the default, takes any free one. */
  readonly port?: number;
  readonly pipelines?: readonly PipelineDefinition[];
  /** The length of the past at the start, ms; three hours by default. */
  readonly pastMs?: number;
  /** The clock, epoch ms. It must not run backwards. */
  readonly now?: () => number;
}

export interface RunningDemo {
  readonly port: number;
  /** The endpoint for all AWS clients. */
  readonly url: string;
  /** In the form of a PIPELINES_FILE. */
  readonly pipelines: readonly DemoPipeline[];
  /** The simulations behind the wire, advanced to the last request. */
  readonly simulations: readonly PipelineSimulation[];
  /** Throws for an unknown pipeline. */
  readonly setTrouble: (id: string, trouble: Trouble, on: boolean) => Promise<void>;
  readonly calls: () => CallCounts;
  readonly resetCalls: () => void;
  readonly close: () => Promise<void>;
}

const THREE_HOURS_MS = 10_800_000;
/** AWS keeps idle connections for about a minute. */
const AWS_IDLE_MS = 60_000;

/**
 * Starts the emulator on 127.0.0.1: AWS and control on one port, each Spark driver on its own. The
 * past is computed before this resolves. From then on the pipelines follow the clock, and are
 * computed at each request. Rejects when the port is taken.
 */
export async function startDemo(options: DemoOptions = {}): Promise<RunningDemo> {
  const { now = Date.now, pastMs = THREE_HOURS_MS, pipelines = DEFAULT_PIPELINES } = options;
  const calls = new CallCounter();
  const fleet = new Fleet(pipelines, { now, pastMs, calls });
  const server = await listen(options.port ?? 0, fleet, { calls, now });
  await fleet.open();
  const port = portOf(server);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    pipelines: fleet.entries,
    simulations: fleet.simulations,
    setTrouble: (id, trouble, on) => fleet.setTrouble(id, trouble, on),
    calls: () => calls.read(),
    resetCalls: () => calls.reset(),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, fleet.close()]);
    },
  };
}

/** The AWS endpoint and the control, on one port. */
function listen(
  port: number,
  fleet: Fleet,
  demo: { calls: CallCounter; now: () => number },
): Promise<Server> {
  const server = createServer((request, response) => {
    fleet.advance();
    dateBy(demo.now, response);
    const answered = isControl(request)
      ? handleControl(request, response, { fleet, calls: demo.calls })
      : handleAws(request, response, { simulations: fleet.simulations, ...demo });
    answered.catch(() => response.destroy());
  });
  server.keepAliveTimeout = AWS_IDLE_MS;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

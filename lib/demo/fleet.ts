import type { CallCounter } from "./wire/calls";
import { type DemoPipeline, demoPipeline } from "./demo-pipeline";
import { PipelineSimulation } from "./simulation/pipeline-simulation";
import { completeScenario, type PipelineDefinition } from "./simulation/scenario";
import type { Trouble } from "./simulation/troubles";
import { SparkServer } from "./wire/spark/spark-server";

interface Clock {
  /** Epoch ms. */
  readonly now: () => number;
  readonly pastMs: number;
}

/** Simulated before the past that is shown, so that the past does not begin with a start. */
const WARM_UP_MS = 600_000;

/** All pipelines of a demo, each with its driver's port. */
export class Fleet {
  readonly simulations: readonly PipelineSimulation[];
  readonly #sparks: readonly SparkServer[];
  readonly #now: () => number;

  /** Computes the whole past of every pipeline. */
  constructor(
    definitions: readonly PipelineDefinition[],
    demo: Clock & { readonly calls: CallCounter },
  ) {
    const startedAt = demo.now();
    this.#now = demo.now;
    this.simulations = definitions.map((one) => simulate(one, startedAt, demo.pastMs));
    this.#sparks = this.simulations.map(
      (simulation) => new SparkServer(simulation, { calls: demo.calls, now: demo.now }),
    );
  }

  /** The pipelines in the form of a PIPELINES_FILE; the ports are known once they are open. */
  get entries(): readonly DemoPipeline[] {
    return this.simulations.map(({ scenario }, index) =>
      demoPipeline(scenario, this.#sparks[index]?.port ?? 0),
    );
  }

  async open(): Promise<void> {
    await Promise.all(this.#sparks.map((spark) => spark.reserve()));
  }

  async close(): Promise<void> {
    await Promise.all(this.#sparks.map((spark) => spark.close()));
  }

  advance(): void {
    for (const simulation of this.simulations) simulation.advanceTo(this.#now());
  }

  /** Takes effect from now on; resolves when the driver's port has opened or closed accordingly. */
  async setTrouble(id: string, trouble: Trouble, on: boolean): Promise<void> {
    const index = this.simulations.findIndex(({ scenario }) => scenario.id === id);
    const simulation = this.simulations[index];
    if (simulation === undefined) throw new Error(`There is no demo pipeline "${id}".`);
    simulation.advanceTo(this.#now());
    simulation.setTrouble(trouble, on);
    await this.#sparks[index]?.sync();
  }
}

function simulate(definition: PipelineDefinition, now: number, pastMs: number): PipelineSimulation {
  const scenario = completeScenario(definition);
  const start = Math.floor((now - pastMs - WARM_UP_MS) / 1000);
  // A second is simulated when it has ended: a trouble that begins now begins in the second before.
  const newest = Math.floor(now / 1000) - 1;
  const switches = scenario.troubles.map(({ trouble, sinceMs }) => ({
    second: Math.min(newest, Math.floor((now - sinceMs) / 1000)),
    trouble,
    on: true,
  }));
  const simulation = new PipelineSimulation(scenario, start, switches);
  simulation.advanceTo(now);
  return simulation;
}

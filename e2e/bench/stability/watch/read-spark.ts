import type { Driver } from "@/lib/demo/simulation/driver";
import type { PipelineSimulation } from "@/lib/demo/simulation/pipeline-simulation";
import { answerSpark } from "@/lib/demo/wire/spark/answer-spark";
import { allBatches, batch } from "@/lib/demo/wire/spark/batches";
import { sparkPoll } from "@/lib/incidents/answers/spark-poll";
import { batchHangs } from "@/lib/observe/poll-sources/spark-trouble";
import { parseStatistics } from "@/lib/sources/dstream/parse-statistics";
import type { Dashboard } from "./dashboard";

/** Reads a simulated driver as the server does: mostly new batches. */
export class SparkReader {
  readonly #dashboard: Dashboard;
  readonly #simulation: PipelineSimulation;
  #application = "";
  /** The oldest batch that was not done at the last read, epoch ms. */
  #from = -Infinity;

  constructor(dashboard: Dashboard, simulation: PipelineSimulation) {
    this.#dashboard = dashboard;
    this.#simulation = simulation;
  }

  /** Epoch ms. Only for a driver that answers. */
  read(now: number): void {
    const { driver } = this.#simulation;
    if (driver === undefined) return;
    const isNew = driver.applicationId !== this.#application;
    if (isNew) this.#from = -Infinity;
    this.#application = driver.applicationId;
    const { recent: live } = this.#dashboard;
    const of = (path: string): unknown =>
      this.#body(driver, `applications/${this.#application}/${path}`);
    const statistics = of("streaming/statistics");
    const { batches, facts } = sparkPoll(
      {
        applications: this.#body(driver, "applications"),
        statistics,
        batches: this.#batches(driver),
        executors: of("executors"),
        ...(isNew && { environment: of("environment") }),
        ...(this.#receiversChanged(statistics) && { receivers: of("streaming/receivers") }),
        ...(batchHangs(live, now) && { jobs: of("jobs") }),
      },
      now,
    );
    live.addBatches(batches);
    for (const reading of facts.application) live.addFact("application", reading);
    for (const reading of facts.counters) live.addFact("counters", reading);
    for (const reading of facts.receivers) live.addFact("receivers", reading);
    for (const reading of facts.slots) live.addFact("slots", reading);
    for (const reading of facts.settings) live.addFact("settings", reading);
    for (const reading of facts.work) live.addFact("work", reading);
  }

  #receiversChanged(statistics: unknown): boolean {
    const { receivers: told } = parseStatistics(statistics);
    const known = this.#dashboard.recent.newest("receivers");
    return known?.active !== told.active || known.configured !== told.configured;
  }

  #batches(driver: Driver): readonly unknown[] {
    const all = allBatches(driver.queue).filter(({ id }) => id >= this.#from);
    this.#from =
      all.find(({ endedAt }) => endedAt === undefined)?.id ?? all.at(-1)?.id ?? this.#from;
    return all.map((one) => batch(one, this.#simulation.scenario.intervalMs));
  }

  #body(driver: Driver, path: string): unknown {
    const answer = answerSpark(
      new URL(`http://driver:4040/api/v1/${path}`),
      this.#simulation,
      driver,
    );
    if (answer.kind !== "json") throw new Error(`The simulated driver refuses ${path}.`);
    return answer.body;
  }
}

import { PipelineSimulation } from "@/lib/demo/simulation/pipeline-simulation";
import type { Reading } from "@/lib/domain/facts";
import type { SourceState } from "@/lib/domain/source-state";
import type { PipelineWindow } from "@/lib/domain/window";
import { incidentWindow } from "@/lib/incidents/window/incident-window";
import { joinPolls, type SparkPoll, sparkPoll } from "@/lib/incidents/answers/spark-poll";
import { Physics } from "../synthetic-incidents/model/physics";
import { snapshot } from "../synthetic-incidents/play";
import { leaseScan, sparkBodies } from "../synthetic-incidents/wire-bodies";
import type { Life } from "./replay";

const PAST_SECONDS = 3 * 3600;
const POLLED_EVERY_SECONDS = 10;

/** How a run is watched: by default as long and as often as by the server. */
export interface Watching {
  /** Simulated before the watch begins, s. */
  readonly pastSeconds: number;
  /** The time between two polls of the driver, s. */
  readonly everySeconds: number;
}

const AS_BY_THE_SERVER: Watching = {
  pastSeconds: PAST_SECONDS,
  everySeconds: POLLED_EVERY_SECONDS,
};

/** All data of the run; the diagnosis itself cuts off what is later than an instant. */
export function watchedWindow(
  { scenario, switches, from, to }: Life,
  { pastSeconds, everySeconds }: Watching = AS_BY_THE_SERVER,
): PipelineWindow {
  const start = from - pastSeconds - 600;
  const physics = new Physics(new PipelineSimulation(scenario, start, [...switches]));
  const polls: SparkPoll[] = [];
  const reach: Reading<SourceState>[] = [];
  const first = from - pastSeconds;
  for (let second = first; second < to; second += pause(second, from, everySeconds)) {
    physics.playTo(second);
    const at = second * 1000;
    const bodies = sparkBodies(physics.simulation, physics.simulation.driver);
    if (bodies !== null) polls.push(sparkPoll(bodies, at));
    reach.push({ at, value: reached(reach.at(-1), at, bodies !== null) });
  }
  const earlier = leaseScan(physics.simulation);
  physics.playTo(to);
  const told = incidentWindow(snapshot(physics, earlier));
  const { batches, facts } = joinPolls(polls);
  return {
    ...told,
    batches,
    facts: { ...told.facts, ...facts, leases: [], "source-spark": reach },
  };
}

/** The past comes from the driver's list; from `from` on the driver is polled repeatedly. */
function pause(second: number, from: number, everySeconds: number): number {
  return second < from - 600 ? 600 : everySeconds;
}

function reached(
  before: Reading<SourceState> | undefined,
  at: number,
  answers: boolean,
): SourceState {
  if (answers) return { status: "ok", lastSuccessAt: at };
  const since = before?.value.since ?? at;
  const lastSuccessAt = before?.value.lastSuccessAt ?? null;
  return { status: "failing", lastSuccessAt, since, fault: "refused" };
}

import { PipelineSimulation, type TroubleSwitch } from "@/lib/demo/simulation/pipeline-simulation";
import type { PipelineScenario } from "@/lib/demo/simulation/scenario";
import { judge } from "@/lib/diagnosis/diagnose";
import { foldPresent, type FoldState, foldStep } from "@/lib/diagnosis/fold";
import type { Reading } from "@/lib/domain/facts";
import { MINUTE_MS } from "@/lib/domain/minute";
import type { SourceState } from "@/lib/domain/source-state";
import type { Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { incidentWindow } from "@/lib/incidents/incident-window";
import { joinPolls, type SparkPoll, sparkPoll } from "@/lib/incidents/spark-poll";
import { Physics } from "../made-incidents/physics";
import { snapshot } from "../made-incidents/play";
import { leaseScan, sparkBodies } from "../made-incidents/wire-bodies";

/** A pipeline's life that a dashboard watches from `from` to `to`, epoch s. */
export interface Life {
  readonly name: string;
  readonly scenario: PipelineScenario;
  readonly switches: readonly [TroubleSwitch, ...TroubleSwitch[]];
  readonly from: number;
  readonly to: number;
}

const PAST_SECONDS = 3 * 3600;
const POLLED_EVERY_SECONDS = 10;
const SAID_EVERY_MS = 5_000;

/** A minute is judged when its data have been read, as the server does. */
const JUDGED_AFTER_MS = 25_000;
const WARM_UP_MS = 20 * MINUTE_MS;

/** What the banner says every five seconds: whole minutes are folded, the present is asked often. */
export function replay(life: Life): readonly Verdict[] {
  const window = watchedWindow(life);
  let minutes: FoldState | undefined;
  let shown: FoldState | undefined;
  let next = life.from * 1000 - WARM_UP_MS;
  const said: Verdict[] = [];
  for (let now = life.from * 1000; now <= life.to * 1000; now += SAID_EVERY_MS) {
    for (; next <= now - JUDGED_AFTER_MS; next += MINUTE_MS) {
      minutes = foldStep(minutes, judge(window, next)).state;
      shown = undefined;
    }
    const present = foldPresent(minutes, shown, judge(window, now));
    shown = present.shown;
    said.push(present.verdict);
  }
  return said;
}

/** How a life is watched: by default as long and as often as by the server. */
export interface Watching {
  /** Played before it is watched, s. */
  readonly pastSeconds: number;
  /** Between two looks at the driver, s. */
  readonly everySeconds: number;
}

const AS_BY_THE_SERVER: Watching = {
  pastSeconds: PAST_SECONDS,
  everySeconds: POLLED_EVERY_SECONDS,
};

/** All that was ever told; what lies after an instant, the diagnosis cuts off itself. */
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

/** The past is told by the driver's list; from `from` on it is asked again and again. */
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

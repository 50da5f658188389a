import { PipelineSimulation, type TroubleSwitch } from "@/lib/demo/simulation/pipeline-simulation";
import type { PipelineScenario } from "@/lib/demo/simulation/scenario";
import type { Verdict } from "@/lib/domain/verdict";
import { Watch } from "./watch/watch";

/** A pipeline's run that a dashboard watches from `from` to `to`, epoch s. */
export interface Life {
  readonly name: string;
  readonly scenario: PipelineScenario;
  readonly switches: readonly [TroubleSwitch, ...TroubleSwitch[]];
  readonly from: number;
  readonly to: number;
}

const PAST_SECONDS = 3 * 3600;
/** The dashboard was started a while ago: it has two scans of the leases, and a folded past. */
const STARTED_SECONDS = 180;
const SAID_EVERY_SECONDS = 5;

/**
 * The banner every five seconds, by the server's own code: whole minutes are folded, the present is
 * evaluated often.
 */
export async function replay(life: Life): Promise<readonly Verdict[]> {
  const { scenario, switches, from, to } = life;
  // A run that begins in the middle of a trouble is watched from its first poll.
  const started = from > switches[0].second ? from : from - STARTED_SECONDS;
  const simulation = new PipelineSimulation(scenario, started - PAST_SECONDS, [...switches]);
  simulation.advanceTo(started * 1000);
  const watch = new Watch(simulation);
  const said: Verdict[] = [];
  for (let second = started; second <= to; second += SAID_EVERY_SECONDS) {
    const now = second * 1000;
    await watch.to(now);
    if (second >= from) said.push(watch.dashboard.say(now));
  }
  return said;
}

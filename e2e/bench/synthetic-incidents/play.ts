import { PipelineSimulation } from "@/lib/demo/simulation/pipeline-simulation";
import type { Incident } from "@/lib/incidents/incident/incident";
import { sparkPoll } from "@/lib/incidents/answers/spark-poll";
import type { Effect } from "./model/effect";
import type { Plan } from "./model/family";
import type { Memory, SyntheticIncident } from "./model/synthetic-incident";
import { Physics } from "./model/physics";
import { cloudWatchBlock, kinesisBodies, leaseScan, shardLevel, sparkBodies } from "./wire-bodies";
import { LOOKBACK_MS } from "@/lib/domain/look-back";

/** Simulated before the data that are shown, so that the data do not begin with a start. */
const WARM_UP_SECONDS = 600;
const SCANS_APART_SECONDS = 30;
/**
 * From this many shards on, a second takes long to simulate: such a stream is younger than its
 * pipeline's past.
 */
const MANY_SHARDS = 100;
const SHORT_SECONDS = 4500;

/** Plays a plan; returns the incidents at its moments, without those whose truth is ambiguous. */
export function play(id: string, family: string, plan: Plan): readonly SyntheticIncident[] {
  const physics = new Physics(
    new PipelineSimulation(plan.scenario, startOf(plan), [...plan.switches]),
  );
  const watched: Memory = { polls: [], scans: [] };
  const watches = plan.watched ? watchTimes(plan) : [];
  return plan.moments.flatMap((moment, index) => {
    const until = moment - SCANS_APART_SECONDS;
    for (const second of watches.filter((one) => one > physics.now && one < until)) {
      physics.playTo(second);
      remember(watched, physics, plan.effects);
    }
    physics.playTo(until);
    const earlier = leaseScan(physics.simulation);
    physics.playTo(moment);
    const truth = plan.truth(physics);
    if (truth === undefined) return [];
    const shown = seenThrough(plan.effects, snapshot(physics, earlier, truth));
    const told = shardLevel(physics.simulation);
    const shardWrites = told === undefined ? {} : { shardWrites: told };
    const memory = plan.watched ? { memory: since(watched, moment - LOOK_BACK_SECONDS) } : {};
    return [
      {
        ...shown,
        ...memory,
        ...shardWrites,
        ...(plan.told === undefined ? {} : { told: plan.told }),
        id: `${id}.${index}`,
        family,
        truth,
        story: plan.story,
      },
    ];
  });
}

function startOf({ moments: [first = 0], scenario, switches }: Plan): number {
  const past = scenario.shards < MANY_SHARDS ? LOOK_BACK_SECONDS + WARM_UP_SECONDS : SHORT_SECONDS;
  return Math.min(first - past, ...switches.map(({ second }) => second - WARM_UP_SECONDS));
}

function seenThrough(effects: readonly Effect[], incident: Incident): Incident {
  return effects.reduce((seen, effect) => effect(seen), incident);
}

/** What a dashboard that watched the pipeline would have kept of this instant. */
function remember(memory: Memory, physics: Physics, effects: readonly Effect[]): void {
  const scan = leaseScan(physics.simulation);
  const { at, spark, dynamodb } = seenThrough(effects, snapshot(physics, scan));
  if (spark !== null) memory.polls.push({ at, ...sparkPoll(spark, at) });
  if (dynamodb !== undefined) memory.scans.push({ at, scan });
}

function since({ polls, scans }: Memory, second: number): Memory {
  const recent = <T extends { at: number }>(all: readonly T[]) =>
    all.filter(({ at }) => at >= second * 1000);
  return { polls: recent(polls), scans: recent(scans) };
}

const NOT_ASKED: Incident["truth"] = { bottleneck: "none", causes: [] };

/** The upstreams' answers at the model's present instant. */
export function snapshot(
  { simulation }: Physics,
  earlier: { Items: unknown[] },
  truth: Incident["truth"] = NOT_ASKED,
): Incident {
  const { scenario, driver, now } = simulation;
  return {
    id: scenario.id,
    family: "",
    truth,
    at: now,
    interval: scenario.intervalMs,
    stream: scenario.stream,
    application: scenario.kclApplication,
    cloudwatch: cloudWatchBlock(simulation, LOOK_BACK_SECONDS * 1000),
    kinesis: kinesisBodies(simulation),
    dynamodb: { scans: [earlier, leaseScan(simulation)] },
    spark: sparkBodies(simulation, driver),
  };
}

const LOOK_BACK_SECONDS = LOOKBACK_MS / 1000;
/** The driver retains its last 1,000 batches: with a poll at least this often, none is missed. */
const BATCHES_BETWEEN = 900;
const RECENT_MINUTES = 6;

/**
 * When a running dashboard asks: often enough to miss no batch, right before every change, and
 * every minute at the end. Polls in between would show nothing that the next one does not.
 */
function watchTimes({ moments, switches, scenario }: Plan): readonly number[] {
  const between = (BATCHES_BETWEEN * scenario.intervalMs) / 1000;
  const [first = 0] = moments;
  const last = moments.at(-1) ?? first;
  const times = new Set(switches.map(({ second }) => second - 1));
  for (let second = first - LOOK_BACK_SECONDS; second < last; second += Math.min(between, 3600))
    times.add(Math.round(second));
  for (const moment of moments)
    for (let ago = 1; ago <= RECENT_MINUTES; ago++) times.add(moment - 60 * ago);
  return [...times].toSorted((a, b) => a - b);
}

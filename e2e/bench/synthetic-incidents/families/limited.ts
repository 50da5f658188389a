import type { TroubleSwitch } from "@/lib/demo/simulation/pipeline-simulation";
import type { PipelineScenario } from "@/lib/demo/simulation/scenario";
import { writableRecords } from "@/lib/demo/simulation/shard-limits";
import { shardId } from "@/lib/demo/wire/aws/shard-id";
import type { Draw } from "../model/draw";
import { type Family, type Plan, momentsAfter, someSecond, THREE_HOURS } from "../model/family";
import type { SyntheticTruth } from "../model/synthetic-incident";
import type { Physics } from "../model/physics";
import { drawPipeline, type Wishes } from "../model/pipelines";
import { onDemand } from "../model/stream-effects";
import { began } from "../model/truths";
import { knowledge } from "./knowledge";

/** Mean load as a share of what the shards accept. */
export function fill({ recordsPerSecond, bytesPerRecord, shards }: PipelineScenario): number {
  return recordsPerSecond / (writableRecords(bytesPerRecord) * shards);
}

const SHARD_METRICS = ["IncomingBytes", "IncomingRecords", "WriteProvisionedThroughputExceeded"];

/** The first shard is the hot one: named when shard-level metrics are on. */
export function refusingOneShard(physics: Physics, fault: number): SyntheticTruth | undefined {
  const truth = refusing("hot-shard")(physics, fault);
  const on = physics.simulation.scenario.shardLevelMetrics.length > 0;
  return truth && on ? { ...truth, named: shardId(0) } : truth;
}

/** Enough records to overflow one hot shard, while all together stay well below their limit. */
export function forHotShard(base: PipelineScenario, draw: Draw): PipelineScenario {
  const limit = writableRecords(base.bytesPerRecord);
  const shards = Math.max(2, base.shards);
  const most = Math.min(0.68 * shards + 0.12, 0.6 * shards + 0.5);
  const recordsPerSecond = Math.round(limit * draw.between(1.35, Math.max(1.4, most)));
  return {
    ...base,
    shards,
    recordsPerSecond,
    receivers: Math.min(base.receivers, shards),
    shardLevelMetrics: draw.chance(0.5) ? [...SHARD_METRICS, "OutgoingBytes"] : [],
  };
}

export interface Limit {
  readonly name: string;
  readonly wishes?: Wishes;
  readonly scenario: (base: PipelineScenario, draw: Draw) => PipelineScenario;
  readonly switches: (second: number, draw: Draw) => readonly TroubleSwitch[];
  readonly least: (interval: number) => number;
  /** Seconds after the fault; three hours by default. */
  readonly most?: number;
  readonly onDemand?: boolean;
  readonly truth: (physics: Physics, fault: number) => SyntheticTruth | undefined;
}

export function limited(limit: Limit): Family {
  return {
    name: limit.name,
    plan: (id, draw): Plan => {
      const scenario = limit.scenario(drawPipeline(id, draw, limit.wishes), draw);
      const second = someSecond(draw);
      const switches = limit.switches(second, draw);
      return {
        scenario,
        switches,
        moments: momentsAfter(second, draw, [
          Math.round(limit.least(scenario.intervalMs / 1000)),
          limit.most ?? THREE_HOURS,
        ]),
        effects: [...(limit.onDemand === true ? [onDemand] : []), ...knowledge(draw)],
        story: switches
          .map(({ trouble, second: at, on: is }) => `${trouble} ${is ? "on" : "off"} at ${at}`)
          .join(", "),
        truth: (physics) => limit.truth(physics, second),
      };
    },
  };
}

/** Spark has room for the full stream: only the shards are too small. */
export function roomInSpark(base: PipelineScenario, draw: Draw): PipelineScenario {
  return { ...base, utilisation: Math.max(0.06, fill(base) * draw.between(0.2, 0.62)) };
}

/** Refusals in every one of the last published minutes, with a healthy consumer. */
export function refusing(cause: string): Limit["truth"] {
  return (physics, fault) => {
    const { last, interval, now } = physics;
    const since = physics.refusedSince();
    const sparkIsWell = last.headAge <= interval + 1 && last.lag <= 8;
    if (since === undefined || since > now - 480 || !sparkIsWell) return undefined;
    return { bottleneck: "shards-write", causes: [cause], ...began(fault, since + 60) };
  };
}

import { writableRecords } from "@/lib/demo/simulation/shard-limits";
import type { Draw } from "../../synthetic-incidents/model/draw";
import type { Pipeline, Telling } from "../world/world";

const INTERVALS = [1, 2, 5, 5, 10, 10, 10, 10, 30, 30, 60, 60, 120, 300, 900, 3600] as const;
const SHARDS = [1, 1, 2, 2, 3, 4, 4, 6, 8, 8, 12, 16, 24, 32, 48, 100, 200] as const;
const SIZES = [120, 20_000] as const;
/**
 * As a share of the write limit: at the peak of the wave, three readers stay below 0.85 of the read
 * limit.
 */
const LOAD = [0.02, 0.45] as const;

/** A pipeline with room to spare on both sides. */
export function drawPipeline(draw: Draw): Pipeline {
  const intervalS = draw.one(INTERVALS);
  const shards = draw.one(SHARDS);
  const bytesPerRecord = Math.round(draw.logBetween(...SIZES));
  const load = draw.logBetween(...LOAD);
  const recordsPerSecond = Math.max(3 * shards, load * writableRecords(bytesPerRecord) * shards);
  const receivers = Math.min(shards, draw.one([1, 2, 3, 4, 6, 8]));
  const coresPerExecutor = draw.one([2, 4, 8]);
  return {
    intervalS,
    outputEvery: intervalS <= 60 && draw.chance(0.06) ? 3 : 1,
    shards,
    quietShards: shards >= 4 && draw.chance(0.12) ? draw.whole(1, shards >> 2) : 0,
    receivers,
    executors: Math.max(Math.ceil((receivers + 2) / coresPerExecutor), draw.whole(1, 6)),
    coresPerExecutor,
    recordsPerSecond: Math.round(recordsPerSecond),
    bytesPerRecord,
    userPerRecord: draw.one([1, 1, 1, 4, 20]),
    wave: draw.between(0, 0.25),
    utilisation: draw.between(0.1, 0.65),
    backpressure: draw.chance(0.25),
    standingLagS: 0,
    otherStream: 0,
    retentionS: 3600 * draw.one([24, 24, 168]),
    concurrentJobs: draw.chance(0.06) ? draw.whole(2, 3) : 1,
    onDemand: draw.chance(0.2),
  };
}

/** What the dashboard knows, independent of the troubles. */
export function drawTelling(draw: Draw): Telling {
  const fanOut = draw.chance(0.06);
  return {
    watched: draw.chance(0.65),
    kcl: draw.chance(0.65),
    lagPublished: draw.chance(0.85),
    named: draw.chance(0.4),
    fanOut,
    otherReaders: draw.one([0, 0, 0, 1, 2]),
    sameHostNames: draw.chance(0.6),
  };
}

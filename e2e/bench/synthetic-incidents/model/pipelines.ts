import { completeScenario, type PipelineScenario } from "@/lib/demo/simulation/scenario";
import { writableRecords } from "@/lib/demo/simulation/shard-limits";
import type { Draw } from "./draw";

/** What a family requires of its pipelines; everything else is drawn. */
export interface Wishes {
  readonly intervals?: readonly [number, ...number[]];
  readonly shards?: readonly [number, ...number[]];
  /** As a share of the write limit, on average. */
  readonly load?: readonly [low: number, high: number];
  readonly utilisation?: readonly [low: number, high: number];
  readonly wave?: readonly [low: number, high: number];
  /** The least rate of each receiver, user records/s: below 100 back-pressure has no effect. */
  readonly leastPerReceiver?: number;
  readonly backpressure?: boolean;
}

const INTERVALS = [1, 2, 5, 10, 10, 15, 30, 60, 120, 300] as const;
const SHARDS = [1, 1, 2, 2, 3, 4, 4, 6, 8, 12, 24] as const;

/** A plausible healthy pipeline with room to spare on both sides. */
export function drawPipeline(id: string, draw: Draw, wishes: Wishes = {}): PipelineScenario {
  const intervalMs = 1000 * draw.one(wishes.intervals ?? INTERVALS);
  const shards = draw.one(wishes.shards ?? SHARDS);
  const bytesPerRecord = Math.round(draw.logBetween(120, 20_000));
  const [low, high] = wishes.load ?? [0.1, 0.6];
  const userRecordsPerRecord = draw.one([1, 1, 1, 4, 20]);
  const limit = writableRecords(bytesPerRecord);
  const recordsPerSecond = Math.max(
    3 * shards,
    Math.round(draw.between(low, high) * limit * shards),
  );
  const most = Math.floor(
    (recordsPerSecond * userRecordsPerRecord) / (wishes.leastPerReceiver ?? 1),
  );
  const receivers = Math.max(1, Math.min(draw.one([1, 2, 3, 4, 6]), shards, most));
  const coresPerExecutor = draw.one([2, 4, 8]);
  return completeScenario({
    id,
    intervalMs,
    shards,
    receivers,
    coresPerExecutor,
    executors: Math.max(Math.ceil((receivers + 2) / coresPerExecutor), draw.whole(1, 6)),
    recordsPerSecond,
    bytesPerRecord,
    userRecordsPerRecord,
    waveRatio: draw.between(...(wishes.wave ?? [0, 0.2])),
    utilisation: draw.between(...(wishes.utilisation ?? [0.12, 0.62])),
    backpressure: wishes.backpressure ?? draw.chance(0.3),
    retentionHours: draw.one([24, 24, 168]),
  });
}

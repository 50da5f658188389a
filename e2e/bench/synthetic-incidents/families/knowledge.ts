import type { PipelineScenario } from "@/lib/demo/simulation/scenario";
import { READ_BYTES_PER_SHARD } from "@/lib/domain/shard-limits";
import type { Draw } from "../model/draw";
import type { Effect } from "../model/effect";
import { withoutOwnLag, withoutLeases } from "../model/stream-effects";

/** What a dashboard may or may not know of a pipeline, independent of its state. */
export function knowledge(draw: Draw): readonly Effect[] {
  return [
    ...(draw.chance(0.3) ? [withoutOwnLag] : []),
    ...(draw.chance(0.35) ? [withoutLeases] : []),
  ];
}

/** How many more readers the shards can feed below 70 % of their read limit. */
export function roomForReaders({
  recordsPerSecond,
  bytesPerRecord,
  shards,
  waveRatio,
}: PipelineScenario): number {
  const load =
    (recordsPerSecond * (1 + waveRatio) * bytesPerRecord) / (shards * READ_BYTES_PER_SHARD);
  return Math.max(0, Math.min(2, Math.floor(0.7 / load) - 1));
}

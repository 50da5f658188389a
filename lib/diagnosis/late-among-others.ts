import type { PipelineWindow } from "@/lib/domain/window";
import { asOf } from "@/lib/diagnosis/situation/situation";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
import { laggingShards } from "@/lib/diagnosis/stream/quantities/age/shard-lags";
import { areShardMetricsOn } from "@/lib/diagnosis/stream/quantities/shards/hot-shards";

/**
 * Shards that are read late while others are read in time, the latest first. Their writes show
 * whether more is put to them. Empty if shard-level metrics are off; and if all shards are late,
 * since their writes would explain nothing and each shard asked is billed.
 */
export function lateAmongOthers(window: PipelineWindow, at: number): readonly string[] {
  const situation = situationAt(window, at);
  const stream = asOf(situation, "stream");
  if (stream === undefined || !areShardMetricsOn(stream)) return [];
  const found = laggingShards(situation);
  if (found?.othersMs === undefined) return [];
  return found.lagging.map(({ shardId }) => shardId);
}

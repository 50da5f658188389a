import type { PipelineWindow } from "@/lib/domain/window";
import {
  areShardsFull,
  areWritesRefused,
} from "@/lib/diagnosis/stream/quantities/throttles/write-refusals";
import { asOf } from "@/lib/diagnosis/situation/situation";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
import { areShardMetricsOn } from "@/lib/diagnosis/stream/quantities/shards/hot-shards";

/**
 * Whether shard-level metrics would show more at this instant: they are on, and records are refused
 * although the stream as a whole has room. Each shard asked is billed, so they are not fetched otherwise.
 */
export function seeksHotShard(window: PipelineWindow, at: number): boolean {
  const situation = situationAt(window, at);
  const stream = asOf(situation, "stream");
  if (stream === undefined || !areShardMetricsOn(stream)) return false;
  return areWritesRefused(situation) && areShardsFull(situation) === false;
}

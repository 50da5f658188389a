import { READ_BYTES_PER_SHARD, RECORDS_PER_CALL } from "@/lib/domain/shard-limits";
import { isOn, troubleAt } from "../world/trouble";
import type { World } from "../world/world";
import type { ShardGroup } from "./shard-groups";

/** By how much a lag that stands goes up and down, s. */
const WOBBLE_S = 20;

interface Step {
  readonly second: number;
  readonly seconds: number;
  /** Records that were put to the whole stream in it. */
  readonly arrived: number;
  /** Records that waited by a second, of this group. */
  readonly waitingBy: (second: number) => number;
}

/** What the shards' limits, others, and the readers' own slowness let through of a group, records. */
export function mostOf(group: ShardGroup, { pipeline, troubles }: World, step: Step): number {
  const { second, seconds } = step;
  const saw = troubleAt(troubles, "sawtooth", second);
  if (saw !== undefined && (second - saw.from) % saw.periodS < saw.pauseS) return 0;
  const shards = group.shards.length;
  const arrives = step.arrived * group.weight;
  const contention = troubleAt(troubles, "read-contention", second);
  return Math.min(
    RECORDS_PER_CALL * shards * seconds,
    (READ_BYTES_PER_SHARD * shards * seconds) / pipeline.bytesPerRecord,
    contention === undefined ? Infinity : contention.leaves * arrives,
    ...group.troubles
      .filter((trouble) => isOn(trouble, second))
      .map((trouble) => {
        if (trouble.kind === "shards-slow") return trouble.part * arrives;
        if (trouble.kind !== "shards-hover") return Infinity;
        return step.waitingBy(second - trouble.lagS - WOBBLE_S * Math.sin(second / 400));
      }),
  );
}

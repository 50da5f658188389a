import { READ_BYTES_PER_SHARD, RECORDS_PER_CALL } from "@/lib/domain/shard-limits";
import { isOn, troubleAt } from "../world/trouble";
import type { World } from "../world/world";
import type { ShardGroup } from "./shard-groups";

/** The amplitude of a constant lag, s. */
const WOBBLE_S = 20;

interface Step {
  readonly second: number;
  readonly seconds: number;
  /** Records put to the whole stream in the step. */
  readonly arrived: number;
  /** Records of this group that were waiting by a second. */
  readonly waitingBy: (second: number) => number;
}

/**
 * The most records of a group that can be read, given the shards' limits, other readers, and slow
 * readers.
 */
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

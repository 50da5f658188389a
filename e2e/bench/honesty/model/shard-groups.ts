import type { Trouble } from "../trouble";
import type { World } from "../world";

/** Shards to which the same happens all the time. */
export interface ShardGroup {
  readonly shards: readonly number[];
  /** Its part of all that is put. */
  readonly weight: number;
  /** The troubles of the world that name these shards. */
  readonly troubles: readonly Trouble[];
}

/** The shards of a world, grouped by what happens to them. */
export function shardGroups({ pipeline, troubles }: World): readonly ShardGroup[] {
  const { shards, quietShards } = pipeline;
  const loud = shards - quietShards;
  const named = troubles.filter((trouble) => "shards" in trouble);
  const sets = named.map((trouble) => new Set("shards" in trouble ? trouble.shards : []));
  const groups = new Map<string, number[]>();
  for (let shard = 0; shard < shards; shard++) {
    const key = `${shard >= loud ? "quiet" : ""}${sets.map((set) => (set.has(shard) ? "x" : "-")).join("")}`;
    groups.set(key, [...(groups.get(key) ?? []), shard]);
  }
  return [...groups.entries()].map(([key, members]) => ({
    shards: members,
    weight: key.startsWith("quiet") ? 0 : members.length / loud,
    troubles: named.filter((_, i) => sets[i]?.has(members[0] ?? -1) === true),
  }));
}

import { type Trouble, troublesOf } from "../world/trouble";
import type { World } from "../world/world";

/** Shards with the same history. */
export interface ShardGroup {
  readonly shards: readonly number[];
  /** Its share of the puts while it is open. */
  readonly weight: number;
  /** The troubles that name these shards. */
  readonly troubles: readonly Trouble[];
  /**
   * When its shards were created and closed, epoch s; infinite for those that always existed and
   * still do.
   */
  readonly opensAt: number;
  readonly closesAt: number;
  /** The index of the group that the KCL must read to its end before these. */
  readonly parents?: number;
}

/** The shards of a world, grouped by their history. */
export function shardGroups(world: World): readonly ShardGroup[] {
  const first = firstGroups(world);
  const split = splitAt(world);
  if (split === undefined) return first;
  return [
    ...first.map((group) => (group.weight > 0 ? { ...group, closesAt: split } : group)),
    ...childrenOf(first, world, split),
  ];
}

/** When every shard with puts was split in two, epoch s; undefined for never. */
export function splitAt({ troubles, at }: World): number | undefined {
  const [split] = troublesOf(troubles, "reshard");
  return split === undefined || split.from >= at ? undefined : split.from;
}

/** The two children of a shard that was split. */
export function childrenIds({ pipeline }: World, shard: number): readonly [number, number] {
  return [pipeline.shards + 2 * shard, pipeline.shards + 2 * shard + 1];
}

function firstGroups({ pipeline, troubles }: World): readonly ShardGroup[] {
  const { shards, quietShards } = pipeline;
  const loud = shards - quietShards;
  const named = troubles.filter((trouble) => "shards" in trouble);
  const sets = named.map((trouble) => new Set("shards" in trouble ? trouble.shards : []));
  const groups = new Map<string, number[]>();
  for (let shard = 0; shard < shards; shard++) {
    const marks = sets.map((set) => (set.has(shard) ? "x" : "-")).join("");
    const key = `${shard >= loud ? "quiet" : ""}${marks}`;
    groups.set(key, [...(groups.get(key) ?? []), shard]);
  }
  return [...groups.entries()].map(([key, members]) => ({
    shards: members,
    weight: key.startsWith("quiet") ? 0 : members.length / loud,
    troubles: named.filter((_, i) => sets[i]?.has(members[0] ?? -1) === true),
    opensAt: -Infinity,
    closesAt: Infinity,
  }));
}

function childrenOf(
  first: readonly ShardGroup[],
  world: World,
  split: number,
): readonly ShardGroup[] {
  return first.flatMap((group, parents) =>
    group.weight === 0
      ? []
      : [
          {
            shards: group.shards.flatMap((shard) => [...childrenIds(world, shard)]),
            weight: group.weight,
            troubles: [],
            opensAt: split,
            closesAt: Infinity,
            parents,
          },
        ],
  );
}

import { sequenceOf, startingSequence } from "@/lib/demo/simulation/lease-table";
import { shardId } from "@/lib/demo/wire/aws/shard-id";
import type { Reading } from "@/lib/domain/facts";
import type { Lease, LeaseScan } from "@/lib/domain/stream-facts";
import type { Checkpoint, Played } from "../model/play";
import type { ShardReader } from "../model/shard-reader";
import { isOn, troubleAt } from "../world/trouble";
import type { World } from "../world/world";
import { foreignWorker, workerOf } from "./hosts";

const SCANS_KEPT = 40;
const EVERY_S = 60;
const FIRST_PAUSE_S = 30;
/** The KCL renews each lease every 10,000/3 − 25 ms. */
const RENEWED_EVERY_S = 3.308;
/** Records in a shard before the beginning of the data, so that every position belongs to a record. */
const BEFORE = 500_000_000;
/** How far the sequence numbers of another, older stream lie below those of this one. */
const FOREIGN_DISTANCE = 9_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000n;

/** The scans of the lease table. */
export function leaseScans(played: Played): readonly Reading<LeaseScan>[] {
  const { world } = played;
  const { at, telling, troubles } = world;
  if (!telling.kcl) return [];
  const failing = troubleAt(troubles, "leases-fail", at);
  if (failing !== undefined && !telling.watched) return [];
  const last = failing === undefined ? at : failing.from;
  const seconds = telling.watched
    ? Array.from({ length: SCANS_KEPT }, (_, i) => last - (SCANS_KEPT - 1 - i) * EVERY_S)
    : [last - FIRST_PAUSE_S, last];
  const known = aliveSeconds(played.checkpoints);
  return seconds.map((second) => ({
    at: second * 1000,
    value: {
      table: "orders-consumer",
      region: "eu-west-1",
      leases: leasesAt(played, second, known),
    },
  }));
}

type Alive = ReadonlyMap<Checkpoint, number>;

/** How long the application's workers had run by each checkpoint, s. */
function aliveSeconds(checkpoints: readonly Checkpoint[]): Alive {
  let sum = 0;
  let before = checkpoints[0]?.second ?? 0;
  const seconds = new Map<Checkpoint, number>();
  for (const checkpoint of checkpoints) {
    if (checkpoint.alive) sum += checkpoint.second - before;
    before = checkpoint.second;
    seconds.set(checkpoint, sum);
  }
  return seconds;
}

function leasesAt(played: Played, second: number, known: Alive): readonly Lease[] {
  const checkpoint = played.checkpoints.findLast((one) => one.second <= second);
  const alive = checkpoint === undefined ? 0 : (known.get(checkpoint) ?? 0);
  const life = played.lives.findLast(({ leasesAt: from }) => from <= second);
  return played.readers
    .flatMap((reader, group) =>
      reader.group.shards.map((shard) =>
        lease(played.world, {
          reader,
          shard,
          second,
          alive,
          position: checkpoint?.positions[group] ?? 0,
          attempt: life?.attempt ?? 0,
          isAtEnd: isAtEnd(played, group, checkpoint),
          hasParentsEnd:
            reader.group.parents === undefined || isAtEnd(played, reader.group.parents, checkpoint),
        }),
      ),
    )
    .filter((row) => row !== undefined)
    .toSorted((a, b) => a.shardId.localeCompare(b.shardId));
}

function parentOf({ pipeline }: World, shard: number): readonly string[] {
  return shard < pipeline.shards ? [] : [shardId((shard - pipeline.shards) >> 1)];
}

interface Row {
  readonly reader: ShardReader;
  readonly shard: number;
  readonly second: number;
  readonly alive: number;
  readonly position: number;
  readonly attempt: number;
  readonly isAtEnd: boolean;
  /** The lease of a child is created when its parent was read to the end. */
  readonly hasParentsEnd: boolean;
}

/** Whether a closed group had been read to its end by a checkpoint. */
function isAtEnd(
  { readers, puts }: Played,
  group: number,
  checkpoint: Checkpoint | undefined,
): boolean {
  const closesAt = readers[group]?.group.closesAt ?? Infinity;
  if (checkpoint === undefined || checkpoint.second < closesAt) return false;
  return (checkpoint.positions[group] ?? 0) >= puts.at(closesAt) - 1;
}

function lease(world: World, row: Row): Lease | undefined {
  const { reader, shard, second, position } = row;
  const { weight, shards, troubles, opensAt, parents } = reader.group;
  if (parents !== undefined && !row.hasParentsEnd) return undefined;
  if (second < opensAt) return undefined;
  const unread = troubles.find(
    (trouble) => trouble.kind === "shards-unread" && isOn(trouble, second),
  );
  const how = unread?.kind === "shards-unread" ? unread.how : undefined;
  if (how === "missing") return undefined;
  const shared = troubles.some(
    (trouble) => trouble.kind === "shared-name" && isOn(trouble, second),
  );
  const renewed = shared ? second - world.start : row.alive;
  const stands = how === "unowned" && unread !== undefined;
  const counter = 3000 + 7 * shard + (stands ? 0 : Math.floor(renewed / RENEWED_EVERY_S));
  const record = BEFORE + Math.floor((position * weight) / shards.length);
  const owner = shared ? foreignWorker(shard) : workerOf(world, shard, row.attempt);
  return {
    shardId: shardId(shard),
    ...(stands ? {} : { owner }),
    counter,
    checkpoint: row.isAtEnd
      ? "SHARD_END"
      : how === "foreign"
        ? (startingSequence(shard) - FOREIGN_DISTANCE).toString()
        : sequenceOf(shard, record),
    ownerSwitches: 0,
    parentIds: parentOf(world, shard),
  };
}

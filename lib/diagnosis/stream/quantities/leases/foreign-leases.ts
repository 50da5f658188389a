import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, readings } from "@/lib/diagnosis/situation/situation";
import { STALE_MS } from "./shard-progress";
import { isForeign } from "./shard-state";

export interface ForeignLeases {
  readonly table: string;
  readonly region: string;
  /** The shards that the rows name. */
  readonly shardIds: readonly string[];
  /** When the table was scanned, epoch ms. */
  readonly at: number;
}

/**
 * Rows of the newest fresh scan that cannot belong to this stream: a row of an open shard with a position
 * that the shard cannot have given, or a row, not read to the end, of a shard that the stream does not
 * have. Undefined without a fresh scan or the list of shards.
 */
export const foreignLeases = quantity((situation): ForeignLeases | undefined => {
  const shards = asOf(situation, "shards");
  const scan = readings(situation, "leases").at(-1);
  if (shards === undefined || scan === undefined || situation.at - scan.at > STALE_MS)
    return undefined;
  const { table, region, leases } = scan.value;
  const byId = new Map(shards.map((shard) => [shard.id, shard]));
  const foreign = leases.filter((lease) => {
    const shard = byId.get(lease.shardId);
    if (shard === undefined) return lease.checkpoint !== "SHARD_END";
    return shard.endingSequence === undefined && isForeign(shard, lease);
  });
  return { table, region, shardIds: foreign.map(({ shardId }) => shardId), at: scan.at };
});

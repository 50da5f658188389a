import type { ShardView } from "@/lib/contract/shards";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import { areShardMetricsOn } from "@/lib/diagnosis/stream/quantities/shards/hot-shards";
import { formatNumber } from "@/lib/format/quantity";

export interface GapsInput {
  readonly rows: readonly ShardView[];
  readonly stream: StreamFacts | undefined;
  /** A KCL application is configured. */
  readonly hasLeaseTable: boolean;
}

/** What is not known by shard, each with its reason. Empty if all is known. */
export function shardGaps(input: GapsInput): readonly string[] {
  return [ownerGap(input), lagGap(input), putGap(input)].filter((gap) => gap !== undefined);
}

function ownerGap({ rows, hasLeaseTable }: GapsInput): string | undefined {
  if (!hasLeaseTable)
    return "Worker, lease and lag by shard are not known: no KCL application is configured.";
  if (rows.every(({ owner }) => owner === undefined))
    return "Worker and lease by shard are not known: the lease table was not read in the last 4 minutes.";
  if (rows.every(({ lease }) => lease === undefined))
    return "Whether leases are renewed and checkpoints move is not known yet: two scans of the lease table show it.";
  return undefined;
}

function lagGap({ rows, hasLeaseTable }: GapsInput): string | undefined {
  if (!hasLeaseTable) return undefined;
  const known = rows.filter(({ lagMs }) => lagMs !== undefined).length;
  if (known === 0)
    return "Lag by shard is not known: it is asked for only while the stream is read late, because each shard is a billed metric.";
  if (known === rows.length) return undefined;
  return `Lag is known of ${knownOf(known, rows)}: at most 20 are asked a minute, the late ones first, because each is a billed metric.`;
}

/** Three metrics of 20 shards a minute, at CloudWatch's 0.01 US dollars for a thousand. */
const PUT_PRICE = "at most 20 shards a minute, for about 4 US cents an hour";

function putGap({ rows, stream }: GapsInput): string | undefined {
  const known = rows.filter(({ put }) => put !== undefined).length;
  if (known === rows.length) return undefined;
  if (known > 0) return `What is put is known of ${knownOf(known, rows)}: asked are ${PUT_PRICE}.`;
  const what = "Put and refusals by shard are not known";
  if (stream === undefined) return `${what}: whether shard-level metrics are on is not known yet.`;
  return areShardMetricsOn(stream)
    ? `${what}: they are asked for only while records are refused or some shards are late, ${PUT_PRICE}.`
    : `${what}: that needs enhanced shard-level metrics, which are off.`;
}

const knownOf = (known: number, { length }: readonly ShardView[]): string =>
  `${formatNumber(known)} of ${formatNumber(length)} shards`;

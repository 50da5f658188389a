import type { Evidence } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { shardNames } from "@/lib/format/shard-names";
import { ourLag } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { isLosingData } from "@/lib/diagnosis/stream/quantities/lag/data-loss";
import {
  type ForeignLeases,
  foreignLeases,
} from "@/lib/diagnosis/stream/quantities/leases/foreign-leases";
import { shardProgress } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { unreadShards } from "@/lib/diagnosis/stream/quantities/shards/unread-shards";
import { type RuleEvidence, words } from "@/lib/diagnosis/parts/rule";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";

/** Whether records expire before they are read. */
export function expiry(s: Situation): Evidence {
  const retentionMs = asOf(s, "stream")?.retentionMs;
  const lag = ourLag(s);
  if (retentionMs === undefined || lag === undefined)
    return evidence("losing-data", "blind", words(s, "Age or retention is not known."));
  const text = `What is read is ${formatDuration(lag.latestMs)} old; records are kept for ${formatDuration(retentionMs)}.`;
  const state = isLosingData(s) ? "holds" : "clear";
  const numbers = { value: lag.latestMs, unit: "ms", limit: retentionMs } as const;
  return evidence("losing-data", state, { ...words(s, text), ...numbers, series: "iteratorAge" });
}

/**
 * An empty table with active receivers: the KCL cannot even list the stream's shards. A row of another
 * stream is a warning before it does harm: the next reader of its shard starts at that stream's position.
 */
export function leases(s: Situation): Evidence {
  const progress = shardProgress(s);
  const strange = foreignLeases(s);
  if (strange !== undefined && strange.shardIds.length > 0) return foreign(s, strange);
  if (progress === undefined)
    return evidence("leases", "blind", words(s, "No lease table was scanned twice lately."));
  const { table, region, shards, from, to } = progress;
  const unread = unreadShards(s)?.length ?? 0;
  const span = { from, to };
  if (progress.leases === 0)
    return evidence("leases", "holds", {
      ...words(s, `The lease table ${table} in ${region} is empty: no shard is being read.`),
      ...span,
    });
  const moved = shards.filter(({ state }) => state === "moved").length;
  const waiting = shards.filter(({ state }) => state === "waiting").length;
  const wait =
    waiting === 0
      ? ""
      : `, ${formatNumber(waiting)} ${waiting === 1 ? "waits" : "wait"} for their parents to be read to the end`;
  const text = `Lease table ${table} in ${region}: of ${shards.length} open shards ${moved} moved${wait}, ${unread} are proven unread.`;
  const numbers = { value: unread, unit: "count", limit: 0 } as const;
  return evidence("leases", unread > 0 ? "holds" : "clear", {
    ...words(s, text),
    ...numbers,
    ...span,
  });
}

function foreign(s: Situation, { table, region, shardIds, at }: ForeignLeases): Evidence {
  const rows = shardIds.length === 1 ? "1 row" : `${formatNumber(shardIds.length)} rows`;
  const text = `Lease table ${table} in ${region}: ${rows} cannot be of this stream (${shardNames(shardIds)}). A reader of these shards would begin where another stream was.`;
  const numbers = { value: shardIds.length, unit: "count", limit: 0 } as const;
  return evidence("leases", "holds", { ...words(s, text), ...numbers, from: at, to: at });
}

function evidence(
  rule: Evidence["rule"],
  state: Evidence["state"],
  looked: RuleEvidence,
): Evidence {
  return { rule, state, ...looked };
}

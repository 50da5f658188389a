import type { Evidence } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/quantity";
import { age } from "./quantities/age";
import { isLosingData } from "./quantities/data-loss";
import { shardProgress } from "./quantities/shard-progress";
import { unreadShards } from "./quantities/unread-shards";
import { type Looked, words } from "./rule";
import { held, type Situation } from "./situation";

/** What is looked at beside the rules and belongs to no single one. */
export function sideEvidence(situation: Situation): readonly Evidence[] {
  return [expiry(situation), leases(situation), receivers(situation)];
}

function expiry(s: Situation): Evidence {
  const retentionMs = held(s, "stream")?.retentionMs;
  const lag = age(s);
  if (retentionMs === undefined || lag === undefined)
    return said("losing-data", "blind", words(s, "Age or retention is not known."));
  const text = `What is read is ${formatDuration(lag.latestMs)} old; records are kept for ${formatDuration(retentionMs)}.`;
  const state = isLosingData(s) ? "holds" : "clear";
  const numbers = { value: lag.latestMs, unit: "ms", limit: retentionMs } as const;
  return said("losing-data", state, { ...words(s, text), ...numbers, series: "iteratorAge" });
}

/** An empty table with active receivers: the KCL cannot even list the stream's shards. */
function leases(s: Situation): Evidence {
  const progress = shardProgress(s);
  if (progress === undefined)
    return said("leases", "blind", words(s, "No lease table was scanned twice lately."));
  const { table, region, shards, from, to } = progress;
  const unread = unreadShards(s)?.length ?? 0;
  const span = { from, to };
  if (progress.leases === 0)
    return said("leases", "holds", {
      ...words(s, `The lease table ${table} in ${region} is empty: no shard is being read.`),
      ...span,
    });
  const moved = shards.filter(({ state }) => state === "moved").length;
  const text = `Lease table ${table} in ${region}: of ${shards.length} open shards ${moved} moved, ${unread} are proven unread.`;
  const numbers = { value: unread, unit: "count", limit: 0 } as const;
  return said("leases", unread > 0 ? "holds" : "clear", { ...words(s, text), ...numbers, ...span });
}

function receivers(s: Situation): Evidence {
  const found = held(s, "receivers");
  if (found === undefined)
    return said("receivers", "blind", words(s, "Spark's receivers are not known."));
  const { active, configured } = found;
  const text = `${active} of ${configured} receivers are active.`;
  const numbers = { value: active, unit: "count", limit: configured } as const;
  const state = active < configured ? "holds" : "clear";
  return said("receivers", state, { ...words(s, text), ...numbers });
}

function said(rule: Evidence["rule"], state: Evidence["state"], looked: Looked): Evidence {
  return { rule, state, ...looked };
}

import type { FactsView, LeasesView } from "@/lib/contract/facts";
import type { Reading } from "@/lib/domain/facts";
import type { LeaseScan, ShardLagFacts } from "@/lib/domain/stream-facts";
import { freeSlots } from "@/lib/domain/free-slots";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { newestBy, readingAt } from "./reading-at";
import { settingsView } from "./settings-changes";
import type { ShownFacts } from "./shown-facts";

/** What was known at the window's end about the stream, the receivers, the slots and the leases. */
export function factsView(facts: ShownFacts, at: number): FactsView {
  const stream = readingAt(facts.stream, at);
  const receivers = readingAt(facts.receivers, at);
  const slots = readingAt(facts.slots, at);
  const knownSinceAt = Math.max(...[stream, receivers, slots].map((one) => one?.at ?? at));
  const scans = facts.leases.filter((reading) => reading.at <= at);
  const leases = leasesView(scans, lagsAt(facts.shardLags, at));
  return {
    mode: stream?.value.mode ?? null,
    openShards: stream?.value.openShards ?? null,
    receivers: receivers
      ? { active: receivers.value.active, configured: receivers.value.configured }
      : null,
    slots: slots
      ? {
          total: slots.value.total,
          free: receivers ? freeSlots(slots.value.total, receivers.value.active) : null,
        }
      : null,
    settings: settingsView(newestBy(facts.settings, at)?.value),
    ...(knownSinceAt > at && { knownSinceAt }),
    ...(leases && { leases }),
  };
}

/** Two scans at least this far apart show whether a lease is alive (it is renewed every 3.3 s). */
const APART_MS = 25_000;

/** Lags are read every minute while one may be late: older ones are not shown as current. */
const LAGS_STALE_MS = 5 * MINUTE_MS;

/** By shard; null if it was asked for and has no datapoint. */
function lagsAt(
  readings: readonly Reading<ShardLagFacts>[],
  at: number,
): ReadonlyMap<string, number | null> {
  const fresh = readings.filter((reading) => at - reading.at <= LAGS_STALE_MS);
  const shards = newestBy(fresh, at)?.value.shards ?? [];
  return new Map(shards.map(({ shardId, lagMs }) => [shardId, lagMs ?? null]));
}

function leasesView(
  scans: readonly Reading<LeaseScan>[],
  lags: ReadonlyMap<string, number | null>,
): LeasesView | undefined {
  const last = scans.at(-1);
  if (!last) return undefined;
  const before = scans.findLast((scan) => last.at - scan.at >= APART_MS);
  const was = new Map(before?.value.leases.map((lease) => [lease.shardId, lease]));
  const rows = last.value.leases
    .toSorted((a, b) => a.shardId.localeCompare(b.shardId))
    .map((lease) => {
      const old = was.get(lease.shardId);
      const lagMs = lags.get(lease.shardId);
      return {
        shardId: lease.shardId,
        owner: lease.owner ?? null,
        checkpoint: lease.checkpoint ?? null,
        alive: old ? lease.counter > old.counter : null,
        moved: old ? lease.checkpoint !== old.checkpoint : null,
        ...(lagMs !== undefined && { lagMs }),
      };
    });
  const workers = new Set(rows.flatMap(({ owner }) => owner ?? [])).size;
  const { table, region } = last.value;
  return { table, region, scannedAt: last.at, workers, rows };
}

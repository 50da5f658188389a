import { quantity } from "@/lib/diagnosis/situation/quantity";
import { readings, type Situation } from "@/lib/diagnosis/situation/situation";
import { warmedUpAt } from "./warm-up";
import { shardProgress } from "./shard-progress";

/**
 * Nobody renews the lease of any open shard: no worker of this application lives, whoever else reads the
 * stream, and whatever its batches hold. Undefined while a lease is renewed or moves, soon after a start or
 * a reshard, and without two scans.
 */
export const allLeasesExpired = quantity((situation): { readonly since: number } | undefined => {
  const progress = shardProgress(situation);
  if (progress === undefined || progress.leases === 0 || progress.shards.length === 0)
    return undefined;
  if (progress.from < warmedUpAt(situation)) return undefined;
  const left = progress.shards.every(({ state }) => state === "unowned" || state === "missing");
  return left && !progress.renewed ? { since: lastRenewal(situation) ?? progress.from } : undefined;
});

/** The newest scan in which some counter had still risen, or the first known scan. */
function lastRenewal(situation: Situation): number | undefined {
  const scans = readings(situation, "leases");
  const total = (i: number): number =>
    scans[i]?.value.leases.reduce((sum, { counter }) => sum + counter, 0) ?? 0;
  const newest = scans.findLastIndex((_, i) => i > 0 && total(i) > total(i - 1));
  return scans[Math.max(newest, 0)]?.at;
}

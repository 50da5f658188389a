import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { shardNames } from "@/lib/format/shard-names";
import { overallRatio } from "@/lib/diagnosis/stream/quantities/share/minute-share";
import { warmedUpAt } from "@/lib/diagnosis/stream/quantities/leases/warm-up";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import {
  shardProgress,
  type ShardProgress,
} from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import type { ShardState } from "@/lib/diagnosis/stream/quantities/leases/shard-state";
import { shardLags } from "@/lib/diagnosis/stream/quantities/age/shard-lags";
import {
  byteShare,
  ENOUGH,
  HOUR_MINUTES,
  intakeShare,
  type Share,
} from "@/lib/diagnosis/stream/quantities/share/share";
import { median } from "@/lib/diagnosis/trends/median";
import {
  askedLags,
  missingPart,
  stalledMeans,
} from "@/lib/diagnosis/stream/quantities/shards/unread-shards";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { type Claim, proven, refuted, unproven } from "@/lib/diagnosis/parts/claim";

/**
 * This application reads every open shard with puts. Its leases move; or its own lag is published for every
 * shard; or, without both, it takes the same share of the puts as while all was well.
 */
export function allShardsRead(s: Situation): Claim {
  const progress = shardProgress(s);
  const settled = s.at > warmedUpAt(s);
  if (progress !== undefined && settled) return byLeases(s, progress);
  const lags = shardLags(s);
  const published = lags?.shards.filter(({ lagMs }) => lagMs !== undefined).length ?? 0;
  if (lags?.complete === true && published >= lags.openShards)
    return proven(s, "all-shards-read", {
      text: `This application's lag is told for each of ${formatNumber(lags.openShards)} open shards.`,
    });
  return byShare(s);
}

function byLeases(s: Situation, progress: ShardProgress): Claim {
  const { table, shards, from, to } = progress;
  const span = { from, to };
  const ids = (...states: readonly ShardState[]): readonly string[] =>
    shards.flatMap(({ id, state }) => (states.includes(state) ? [id] : []));
  const left = ids("unowned", "missing");
  if (left.length > 0)
    return refuted(
      s,
      "all-shards-read",
      { text: `In ${table} nobody holds ${shardNames(left)}.`, ...span },
      `nobody renews the ${left.length === 1 ? "lease" : "leases"} of ${shardNames(left)} in ${table}`,
    );
  const asked = askedLags(s);
  const stalled = ids("stalled").filter((id) => asked.get(id) !== "told");
  if (stalled.length > 0) return stalledClaim(s, progress, stalled);
  const [moved, waiting, quiet] = [ids("moved"), ids("waiting"), ids("stalled")];
  const unknown = (asOf(s, "stream")?.openShards ?? shards.length) - shards.length;
  if (moved.length + waiting.length + quiet.length === 0) return byShare(s);
  if (moved.length > 0 && unknown > MOST_UNTOLD * shards.length)
    return unproven(
      s,
      "all-shards-read",
      `the checkpoints of ${formatNumber(unknown)} shards did not move while those of ${formatNumber(moved.length)} did, and the next scan will show whether they are stalled`,
    );
  const rest = [
    waiting.length > 0 &&
      `; ${formatNumber(waiting.length)} wait for their parents to be read to the end`,
    quiet.length > 0 &&
      `; ${formatNumber(quiet.length)} do not move: they are read, and nothing is put to them`,
  ]
    .filter(Boolean)
    .join("");
  return proven(s, "all-shards-read", {
    text: `In ${table} the leases of ${formatNumber(moved.length)} of ${formatNumber(shards.length)} open shards move${rest}.`,
    ...span,
  });
}

/**
 * Checkpoints are made for all shards alike. While some move, at most this part of the shards may have an
 * unknown state.
 */
const MOST_UNTOLD = 0.25;

/** A checkpoint does not move if nothing is put, or if the puts are not read. */
function stalledClaim(
  s: Situation,
  { table, shards, from, to }: ShardProgress,
  stalled: readonly string[],
): Claim {
  const which = `${formatNumber(stalled.length)} of ${formatNumber(shards.length)}`;
  const means = stalledMeans(s, { stalled: stalled.length, gapMs: to - from });
  if (means === "quiet" || (means === "unclear" && (streamReading(s)?.putRecords ?? 0) <= 0))
    return proven(s, "all-shards-read", {
      text: `In ${table} the checkpoints of ${which} open shards do not move, and nothing is missing from what is taken: nothing is put to them.`,
      from,
      to,
    });
  return unproven(
    s,
    "all-shards-read",
    `the checkpoints of ${which} shards do not move (${shardNames(stalled)}), and whether records are put to them is not known`,
  );
}

function byShare(s: Situation): Claim {
  const shards = asOf(s, "stream")?.openShards ?? 1;
  const part = byteShare(s) ?? intakeShare(s);
  const span = { from: s.settledTo - 300_000, to: s.settledTo };
  const unread = unreadForAnHour(s);
  if (unread !== undefined) return unread;
  if (part !== undefined && 1 - part.recent / part.usual < missingPart(shards))
    return proven(s, "all-shards-read", {
      text: "Without leases: as large a part of the puts is taken as while all was well.",
      ...span,
    });
  if (part?.short === true && staysShort(part)) {
    const taken = formatRatio(part.recent / part.usual);
    return refuted(
      s,
      "all-shards-read",
      { text: `${taken} of the usual part of the puts is taken.`, ...span },
      `${taken} of the usual part of the puts is taken, and nothing that is known explains it`,
    );
  }
  return unproven(
    s,
    "all-shards-read",
    "which shards are read is not known without the KCL's lease table",
    {
      dispensable: true,
    },
  );
}

/**
 * One reader takes lumps, and five minutes may contain a large one. An hour shows whether it read what was
 * put, or left a part of it.
 */
function unreadForAnHour(s: Situation): Claim | undefined {
  const hour = byteShare(s)?.perMinute.slice(-HOUR_MINUTES);
  if (hour === undefined) return undefined;
  const ratio = overallRatio(hour);
  // An outage leaves a part of the hour too, but not in most of its minutes.
  const usual = median(hour.map((minute) => minute.ratio)) ?? 1;
  if (ratio >= ENOUGH || usual >= ENOUGH) return undefined;
  const got = formatRatio(ratio);
  return refuted(
    s,
    "all-shards-read",
    {
      text: `Over an hour ${got} of what was put was read.`,
      from: hour[0]?.at ?? s.from,
      to: s.settledTo,
    },
    `over an hour only ${got} of what was put was read, and nothing that is known explains it`,
  );
}

const MINUTES = 3;

/**
 * True for each of the last minutes. A single unread minute is a hole, and the next one reads what it left.
 */
function staysShort({ perMinute, usual }: Share): boolean {
  const last = perMinute.slice(-MINUTES);
  return last.length === MINUTES && last.every(({ ratio }) => ratio < ENOUGH * usual);
}

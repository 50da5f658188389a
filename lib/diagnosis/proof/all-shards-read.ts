import { formatNumber } from "@/lib/format/quantity";
import { namesOf } from "../advice/lease-table";
import { settledInAt } from "../quantities/settling-in";
import { shardProgress, type ShardProgress } from "../quantities/shard-progress";
import { shardLags } from "../quantities/shard-lags";
import { byteShare, intakeShare } from "../quantities/share";
import { missingPart } from "../quantities/unread-shards";
import { held, type Situation } from "../situation";
import { type Claim, proven, refuted, unproven } from "./claim";

/**
 * Every open shard that has puts is read by this application: its leases move; or its own lag is told for
 * every shard; or, with neither, it takes the share of the puts that it took while all was well.
 */
export function allShardsRead(s: Situation): Claim {
  const progress = shardProgress(s);
  const settled = s.at > settledInAt(s);
  if (progress !== undefined && settled) return byLeases(s, progress);
  const lags = shardLags(s);
  const told = lags?.shards.filter(({ lagMs }) => lagMs !== undefined).length ?? 0;
  if (lags?.complete === true && told >= lags.openShards)
    return proven(s, "all-shards-read", {
      text: `This application's lag is told for each of ${formatNumber(lags.openShards)} open shards.`,
    });
  return byShare(s);
}

function byLeases(s: Situation, { table, shards, from, to }: ProofOfLeases): Claim {
  const span = { from, to };
  const left = shards.filter(({ state }) => state === "unowned" || state === "missing");
  const moved = shards.filter(({ state }) => state === "moved").length;
  const waiting = shards.filter(({ state }) => state === "waiting").length;
  const standing = shards.filter(({ state }) => state === "standing").length;
  if (left.length > 0) {
    const which = namesOf(left.map(({ id }) => id));
    const doubt = `nobody renews the ${left.length === 1 ? "lease" : "leases"} of ${which} in ${table}`;
    return refuted(
      s,
      "all-shards-read",
      { text: `In ${table} nobody holds ${which}.`, ...span },
      doubt,
    );
  }
  const rest = [
    waiting > 0 && `; ${formatNumber(waiting)} wait for their parents to be read to the end`,
    standing > 0 && `; ${formatNumber(standing)} stand, to which nothing need have been put`,
  ]
    .filter(Boolean)
    .join("");
  return proven(s, "all-shards-read", {
    text: `In ${table} the leases of ${formatNumber(moved)} of ${formatNumber(shards.length)} open shards move${rest}.`,
    ...span,
  });
}

type ProofOfLeases = Pick<ShardProgress, "table" | "shards" | "from" | "to">;

function byShare(s: Situation): Claim {
  const shards = held(s, "stream")?.openShards ?? 1;
  const part = byteShare(s) ?? intakeShare(s);
  const span = { from: s.settledTo - 300_000, to: s.settledTo };
  if (part !== undefined && 1 - part.recent / part.usual < missingPart(shards))
    return proven(s, "all-shards-read", {
      text: "Without leases: as large a part of the puts is taken as while all was well.",
      ...span,
    });
  return unproven(
    s,
    "all-shards-read",
    "which shards are read is not known without the KCL's lease table",
    {
      dispensable: true,
    },
  );
}

import type { Advice, Cause } from "@/lib/domain/verdict";
import { formatRatio } from "@/lib/format/quantity";
import { shardNames } from "@/lib/format/shard-names";
import { foreignLeases } from "@/lib/diagnosis/stream/quantities/leases/foreign-leases";
import { shardProgress } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { share } from "@/lib/diagnosis/stream/quantities/share/share";
import type { ShardState } from "@/lib/diagnosis/stream/quantities/leases/shard-state";
import { unreadShards } from "@/lib/diagnosis/stream/quantities/shards/unread-shards";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { foreignRowsAdvice } from "./foreign-rows";
import { restartAdvice } from "@/lib/diagnosis/parts/restart-advice";

const WORDS: Readonly<Record<ShardState, string>> = {
  moved: "move",
  stalled: "are renewed but do not move",
  unowned: "are renewed by nobody",
  missing: "are missing",
  foreign: "are those of another stream",
  waiting: "wait for their parents",
};

/**
 * Which shards, what is wrong with their leases, and how to mend it. A lease whose checkpoint lies inside
 * its own shard is this application's position, however long it has not moved. It must never be deleted.
 */
export function shardsUnreadAdvice(
  situation: Situation,
  causes: readonly Cause[],
): readonly Advice[] {
  const progress = shardProgress(situation);
  const unread = unreadShards(situation) ?? [];
  if (progress === undefined || unread.length === 0)
    return causes[0] === "shards-unread" ? withoutRows(situation) : [];
  const ours = unread.filter(({ state }) => state !== "foreign");
  const foreign = foreignLeases(situation);
  const because = `In the lease table ${progress.table} in ${progress.region} the leases of ${statesOf(ours)}.${symptom(situation)}`;
  return [
    ...(ours.length === 0 ? [] : [restartAdvice(situation, because)]),
    ...(foreign === undefined || foreign.shardIds.length === 0 ? [] : foreignRowsAdvice(foreign)),
  ];
}

/** The share shows unread shards, but no lease table shows which. How to find out comes first. */
function withoutRows(situation: Situation): readonly Advice[] {
  const part = share(situation);
  const missing = part === undefined ? 0 : Math.max(0, 1 - part.recent / part.usual);
  const because = `${formatRatio(missing)} of the records that it used to take are not read, steadily, and no row of a lease table shows which shards' they are.`;
  return [
    {
      text: "Look at the rows of the KCL's lease table (named after the application; in us-east-1 unless told otherwise) beside the stream's shards: rows that are missing, or another stream's, stop the reading. With kclApplication configured, Narrows names them.",
      because,
    },
    restartAdvice(situation, because),
  ];
}

function statesOf(shards: readonly { readonly id: string; readonly state: ShardState }[]): string {
  const states = [...new Set(shards.map(({ state }) => state))];
  return states
    .map(
      (state) =>
        `${shardNames(shards.filter((shard) => shard.state === state).map(({ id }) => id))} ${WORDS[state]}`,
    )
    .join("; ");
}

/** The effect of a lease table that was reused for another stream depends on the KCL's version. */
function symptom(situation: Situation): string {
  const version = asOf(situation, "settings")?.kclVersion;
  const isForeign = (foreignLeases(situation)?.shardIds.length ?? 0) > 0;
  if (version === undefined || !isForeign) return "";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const named =
    major > 1 || minor >= 15
      ? "it never makes leases that are missing from a table that looks complete"
      : "it retries a foreign checkpoint for ever and deletes leases that it does not know";
  return ` This driver runs KCL ${version}: ${named}.`;
}

import { asSentence } from "@/lib/domain/text/problem-and-remedy";
import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { type HotShards, hotShards } from "@/lib/diagnosis/stream/quantities/shards/hot-shards";
import { loadWhileRefusing } from "@/lib/diagnosis/stream/quantities/throttles/load-while-refusing";
import { writeThrottling } from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import {
  areShardsFull,
  areWritesRefused,
  lookedAtWrites,
  refusalSeverity,
  refusedSince,
} from "@/lib/diagnosis/stream/quantities/throttles/write-refusals";
import { clear, firing, type Rule } from "@/lib/diagnosis/parts/rule";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { minutesAnswered, streamKnown } from "@/lib/diagnosis/stream/needs";
import { kinesisRate } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** One shard takes more than its part, or writes come in bursts within a second. */
export const hotShard: Rule = {
  cause: "hot-shard",
  bottleneck: "shards-write",
  matters: true,
  explains: ["at-risk"],
  needs: (s) => (areWritesRefused(s) ? [minutesAnswered, streamKnown] : [minutesAnswered]),
  check(s) {
    const looked = lookedAtWrites(s);
    if (!areWritesRefused(s) || areShardsFull(s) !== false) return clear(looked);
    const refused = formatRatio(writeThrottling(s)?.rejectedRatio ?? 0);
    const shards = hotShards(s);
    return firing(refusalSeverity(s), {
      headline: headline(s, refused),
      brief: `${named(shards)}: ${refused} are refused`,
      since: refusedSince(s),
      looked: { ...looked, text: `${looked.text}${whichRefuse(s, shards)}` },
    });
  },
};

function headline(s: Situation, refused: string): string {
  const shards = hotShards(s);
  const [worst] = shards?.refusing ?? [];
  if (shards?.areFew !== true || worst === undefined)
    return `${asSentence(named(shards))}: ${refused} of the records are refused, with all shards at ${formatRatio(loadWhileRefusing(s) ?? 0)} of their limit.`;
  const share = formatRatio(worst.share);
  return shards.refusing.length === 1
    ? `One shard is hot: ${worst.id} takes ${share} of the writes, and ${refused} of all records are refused.`
    : `${formatNumber(shards.refusing.length)} shards are hot: ${worst.id} alone takes ${share} of the writes, and ${refused} of all records are refused.`;
}

/** As exact as is known. Without shard metrics, one hot shard and bursts on all look the same. */
function named(shards: HotShards | undefined): string {
  const count = shards?.refusing.length ?? 0;
  if (shards === undefined || count === 0) return "one hot shard, or bursts";
  if (!shards.areFew) return "bursts on most shards";
  return count === 1 ? "one hot shard" : `${formatNumber(count)} hot shards`;
}

function whichRefuse(s: Situation, shards: HotShards | undefined): string {
  if (shards === undefined) return "";
  const { refusing, looked, openShards, medianLoad } = shards;
  const of = `${formatNumber(looked)} of ${formatNumber(openShards)} shards looked at`;
  if (refusing.length === 0) return ` Of ${of} none refuses any.`;
  const worst = refusing
    .slice(0, 3)
    .map(
      ({ id, share, load, refused }) =>
        `${id} (${kinesisRate(s, refused)} refused, ${formatRatio(share)} of the writes, at ${formatRatio(load)} of its limit)`,
    );
  const more = refusing.length > worst.length ? " and others" : "";
  return ` Of ${of} ${formatNumber(refusing.length)} ${refusing.length === 1 ? "refuses" : "refuse"} records: ${worst.join(", ")}${more}; the median shard is at ${formatRatio(medianLoad)}.`;
}

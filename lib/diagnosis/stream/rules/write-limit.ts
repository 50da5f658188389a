import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { loadWhileRefusing } from "@/lib/diagnosis/stream/quantities/throttles/load-while-refusing";
import {
  areShardsFull,
  areWritesRefused,
  lookedAtWrites,
  refusalSeverity,
  refusedInWords,
  refusedSince,
} from "@/lib/diagnosis/stream/quantities/throttles/write-refusals";
import { clear, firing, type Rule } from "@/lib/diagnosis/parts/rule";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { minutesAnswered, streamKnown } from "@/lib/diagnosis/stream/needs";

/** Producers write more than the shards accept; or the load of the shards that refuse is not known. */
export const writeLimit: Rule = {
  cause: "write-limit",
  bottleneck: "shards-write",
  matters: true,
  explains: ["at-risk"],
  needs: (s) => (areWritesRefused(s) ? [minutesAnswered, streamKnown] : [minutesAnswered]),
  check(s) {
    const looked = lookedAtWrites(s);
    if (!areWritesRefused(s) || areShardsFull(s) === false) return clear(looked);
    const refused = refusedInWords(s);
    return firing(refusalSeverity(s), {
      headline: headline(s, refused),
      brief: `the shards refuse ${refused}`,
      since: refusedSince(s),
      looked,
    });
  },
};

function headline(s: Situation, refused: string): string {
  const { mode, openShards = 0 } = asOf(s, "stream") ?? {};
  if (mode !== "provisioned")
    return `The shards are full: ${refused} are refused, more than the on-demand stream has grown to yet.`;
  const load = loadWhileRefusing(s);
  if (load === undefined)
    return `The shards refuse writes: ${refused} are refused, and how full the shards are is not known.`;
  const which = openShards === 1 ? "the only shard is" : `${formatNumber(openShards)} shards are`;
  return `The shards are full: ${refused} are refused, ${which} at ${formatRatio(load)} of the write limit.`;
}

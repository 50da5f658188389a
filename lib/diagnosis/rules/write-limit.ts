import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { minutesAnswered, streamKnown } from "../needs";
import { writeLoad } from "../quantities/stream-load";
import { writeThrottling } from "../quantities/throttling";
import {
  areWritesRefused,
  isRoomElsewhere,
  lookedAtWrites,
  refusalSeverity,
  refusedSince,
} from "../quantities/write-refusals";
import { clear, holds, type Rule } from "../rule";
import { held, type Situation } from "../situation";

/** Producers write more than the shards take. */
export const writeLimit: Rule = {
  cause: "write-limit",
  bottleneck: "shards-write",
  matters: true,
  needs: (s) => (areWritesRefused(s) ? [minutesAnswered, streamKnown] : [minutesAnswered]),
  check(s) {
    const looked = lookedAtWrites(s);
    if (!areWritesRefused(s) || isRoomElsewhere(s)) return clear(looked);
    const refused = formatRatio(writeThrottling(s)?.rejectedRatio ?? 0);
    return holds(refusalSeverity(s), {
      headline: `The shards are full: ${refused} of the records are refused, ${howFull(s)}.`,
      brief: `the shards refuse ${refused} of the records`,
      since: refusedSince(s),
      looked,
    });
  },
};

function howFull(s: Situation): string {
  const load = writeLoad(s);
  if (load === undefined) return "more than the on-demand stream has grown to yet";
  const shards = held(s, "stream")?.openShards ?? 0;
  const what = shards === 1 ? "the only shard is" : `${formatNumber(shards)} shards are`;
  return `${what} at ${formatRatio(load.ratio)} of the write limit`;
}

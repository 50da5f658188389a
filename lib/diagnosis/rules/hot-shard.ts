import { formatRatio } from "@/lib/format/quantity";
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

/** One shard takes more than its part, or writes come in bursts within a second. */
export const hotShard: Rule = {
  cause: "hot-shard",
  bottleneck: "shards-write",
  matters: true,
  needs: (s) => (areWritesRefused(s) ? [minutesAnswered, streamKnown] : [minutesAnswered]),
  check(s) {
    const looked = lookedAtWrites(s);
    if (!areWritesRefused(s) || !isRoomElsewhere(s)) return clear(looked);
    const refused = formatRatio(writeThrottling(s)?.rejectedRatio ?? 0);
    return holds(refusalSeverity(s), {
      headline: `One hot shard, or bursts: ${refused} of the records are refused, with all shards at ${formatRatio(writeLoad(s)?.ratio ?? 0)} of their limit.`,
      brief: `a hot shard, or bursts: ${refused} are refused`,
      since: refusedSince(s),
      looked,
    });
  },
};

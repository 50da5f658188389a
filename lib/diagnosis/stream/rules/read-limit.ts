import { MINUTE_MS } from "@/lib/domain/metric-period";
import { formatDuration, formatRatio } from "@/lib/format/quantity";
import { age, isLagging, LAGGING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import {
  fallingBehindMs,
  readsRefusedSince,
} from "@/lib/diagnosis/stream/quantities/lag/falling-behind";
import { whoseAge } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { readGapMs } from "@/lib/diagnosis/stream/quantities/age/read-gap";
import { readLoad } from "@/lib/diagnosis/stream/quantities/throttles/stream-load";
import { unreadStream } from "@/lib/diagnosis/stream/quantities/shards/unread-stream";
import {
  readThrottling,
  REFUSED,
  SUSTAINED,
} from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { clear, firing, type Rule } from "@/lib/diagnosis/parts/rule";
import { lagSince } from "@/lib/diagnosis/stream/quantities/age/lag-since";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { ageKnown, minutesAnswered } from "@/lib/diagnosis/stream/needs";
import { starvedSince } from "@/lib/diagnosis/stream/quantities/lag/starved";

const FULL = 0.9;

/** The shards' limit is reached. All polling readers share 2 MiB/s and 5 calls/s of each shard. */
export const readLimit: Rule = {
  cause: "read-limit",
  bottleneck: "shards-read",
  matters: true,
  endsByCatchingUp: true,
  explains: ["slow-reading", "at-risk"],
  needs: (s) =>
    isLimited(s) && starvedSince(s) === undefined ? [minutesAnswered, ageKnown] : [minutesAnswered],
  check(s) {
    const [lag, refused, load] = [age(s), readThrottling(s), readLoad(s)];
    const use = load && `reads are at ${formatRatio(load.ratio)} of the shards' limit`;
    const refusals = refusedInWords(s);
    const hole = readGapMs(s);
    const falling = fallingBehindMs(s);
    const late = formatDuration(Math.max(lag?.latestMs ?? 0, falling ?? 0, hole));
    const lagInWords = lag === undefined ? "not known" : formatDuration(lag.latestMs);
    const holes = hole > LAGGING_MS ? `; for up to ${formatDuration(hole)} nothing was read` : "";
    const looked = {
      text: `${[refusals, use].filter(Boolean).join(", ")}; the lag is ${lagInWords}${holes}.`,
      value: refused?.refusedRatio ?? null,
      unit: "ratio",
      limit: REFUSED,
      from: s.settledTo - 300_000,
      to: s.settledTo,
      series: "readThrottled",
    } as const;
    const starved = starvedSince(s);
    if (starved !== undefined)
      return firing("critical", {
        headline: `The shards cannot be read faster: ${refusals}, and Spark has read nothing for ${formatDuration(s.at - starved.at)}.`,
        brief: refusals,
        since: starved,
        looked,
      });
    // A backlog is worked off as fast as the shards allow: they are full, but no bottleneck.
    const ends = isCatchingUp(s) || s.consumer.outageBacklogSince(s) !== undefined;
    // Another late reader uses up the shards' limit while it reads. That is its own trouble.
    const ours = whoseAge(s) !== "another's";
    const isBehind = (lag !== undefined && isLagging(lag) && ours) || hole > LAGGING_MS;
    if (lag === undefined || (!isBehind && falling === undefined) || !isLimited(s) || ends)
      return clear(looked);
    return firing("critical", {
      headline: `The shards cannot be read faster: ${refused?.sustained === true ? refusals : use}, and the stream is read ${late} late.`,
      brief: (refused?.sustained === true ? refusals : use) ?? "the shards are read at their limit",
      since: lagSince(lag) ?? readsRefusedSince(s),
      looked,
    });
  },
};

/** If no call succeeds, "0 % are refused" would suggest that they do. */
function refusedInWords(s: Situation): string {
  const refused = readThrottling(s);
  if (refused === undefined) return "What part of the reads is refused is not known";
  if (refused.minutes === 0 && unreadStream(s)?.everyCallFails === true)
    return "No read succeeds, and none is refused by the shards' limit";
  return `${formatRatio(refused.refusedRatio)} of the reads are refused`;
}

function isLimited(s: Situation): boolean {
  const full = (readLoad(s)?.minutesOver(FULL) ?? 0) >= SUSTAINED;
  return full || readThrottling(s)?.sustained === true;
}

/**
 * If reads grew while this application fell behind, they are another reader's. Only the intake since then
 * counts.
 */
function isCatchingUp(s: Situation): boolean {
  const more = s.consumer.catchingUp(s);
  if (more === undefined) return false;
  return fallingBehindMs(s) === undefined || more.since.at >= s.settledTo - MINUTE_MS;
}

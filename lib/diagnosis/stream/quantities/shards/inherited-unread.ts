import { MINUTE_MS } from "@/lib/domain/metric-period";
import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, situationBefore } from "@/lib/diagnosis/situation/situation";
import type { XY } from "@/lib/diagnosis/trends/theil-sen";
import { unreadShards } from "./unread-shards";

/** What a start found is worked off by then, or is known by its lag. */
const LOOKED_BACK_MS = 60 * MINUTE_MS;

/**
 * What lay in shards that the application before this one did not read: it comes to this one now. No lag
 * told of it, because a shard that nobody reads has none. Of `n` shards `k` that were unread for a time have
 * left `k/n` of what was put in it, as a lag of that part of the time: x the start, epoch ms; y ms. The
 * time is no longer than this. What is unread still does not come. Undefined where all were read; and where all
 * were left, which the lag tells.
 */
export const inheritedUnread = quantity((situation): XY | undefined => {
  const start = streamingStart(situation.application);
  if (start === undefined || situation.at - start > LOOKED_BACK_MS) return undefined;
  const before = situationBefore(situation, (situation.application?.startedAt ?? start) - 1);
  const since = streamingStart(before.application) ?? before.from;
  const open = asOf(before, "stream")?.openShards ?? 0;
  const stillUnread = new Set((unreadShards(situation) ?? []).map(({ id }) => id));
  const unread = (unreadShards(before) ?? []).filter(
    ({ id, state }) => state !== "unowned" && !stillUnread.has(id),
  ).length;
  if (unread === 0 || unread >= open) return undefined;
  return { x: start, y: (unread / open) * (start - Math.max(since, before.from)) };
});

import { MINUTE_MS } from "@/lib/domain/metric-period";
import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, situationBefore } from "@/lib/diagnosis/situation/situation";
import type { XY } from "@/lib/diagnosis/trends/theil-sen";
import { unreadShards } from "./unread-shards";

/** A start's backlog is worked off by then, or known from its lag. */
const LOOKED_BACK_MS = 60 * MINUTE_MS;

/**
 * Records in shards that the previous application did not read. This one reads them now. No lag shows them,
 * because a shard that nobody reads has none. If `k` of `n` shards were unread for a time, `k/n` of the
 * puts of that time is left, as a lag of that part of the time: x the start, epoch ms; y ms. The time is
 * limited to an hour. Shards that are still unread do not count. Undefined if all were read, or if none
 * was, since the lag shows that.
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

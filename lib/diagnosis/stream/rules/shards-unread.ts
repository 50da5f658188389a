import { formatNumber, formatRatio } from "@/lib/format/quantity";
import {
  isPartUnread,
  missingShare,
  openShards,
  partUnreadSince,
  provenUnread,
} from "@/lib/diagnosis/stream/quantities/shards/unread-part";
import {
  missingPart,
  unreadShards,
  VISIBLE,
} from "@/lib/diagnosis/stream/quantities/shards/unread-shards";
import { clear, firing, type Rule } from "@/lib/diagnosis/parts/rule";
import type { Need } from "@/lib/diagnosis/situation/situation";
import { minutesAnswered, shareKnown } from "@/lib/diagnosis/stream/needs";

const eitherWay: Need = {
  met: (s) => unreadShards(s) !== undefined || shareKnown.met(s),
  missing: (s) => `${shareKnown.missing(s)}, and no lease table was scanned twice`,
};

/**
 * Some open shards are not read while others are, and everything else looks healthy, because an unread
 * shard publishes no age. The lease table proves it; otherwise a share that stays at a fraction shows it.
 */
export const shardsUnread: Rule = {
  cause: "shards-unread",
  bottleneck: "consumer",
  matters: false,
  needs: (s) => [...s.consumer.needs, minutesAnswered, eitherWay],
  check(s) {
    const proven = unreadShards(s);
    const shards = openShards(s);
    const gap = missingShare(s);
    const leases =
      proven === undefined
        ? "no leases to look at"
        : `${proven.length} of ${shards} open shards are proven unread by their leases`;
    const missing = gap === undefined ? "not known" : formatRatio(Math.max(0, gap));
    const looked = {
      text: `Missing from the usual share: ${missing}; ${leases}.`,
      // The intake is above its usual share while a backlog is read. Nothing is missing then.
      value: gap === undefined ? null : Math.max(0, gap),
      unit: "ratio",
      limit: missingPart(shards),
      from: s.settledTo - 300_000,
      to: s.settledTo,
      series: "getBytes",
    } as const;
    if (!isPartUnread(s)) return clear(looked);
    const count = provenUnread(s);
    const which = count > 0 ? formatNumber(count) : "some";
    const left =
      (gap ?? 0) >= VISIBLE ? `, so ${formatRatio(gap ?? 0)} of the data stay unread` : "";
    return firing("critical", {
      headline: `Data are being missed: ${which} of ${formatNumber(shards)} shards are not read${left}.`,
      brief: `${which} of ${formatNumber(shards)} shards are not read`,
      since: partUnreadSince(s),
      looked,
    });
  },
};

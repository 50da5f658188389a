import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { BATCHES, minutesAnswered, shareKnown } from "../needs";
import { age } from "../quantities/age";
import { isCapped } from "../quantities/held-back";
import { hasGetFallen } from "../quantities/get-fall";
import { share, stepSince } from "../quantities/share";
import { shardProgress } from "../quantities/shard-progress";
import { readThrottling } from "../quantities/throttling";
import { missingPart, unreadShards } from "../quantities/unread-shards";
import { LOW, utilisation } from "../quantities/utilisation";
import { clear, holds, type Need, type Rule, type Since } from "../rule";
import { held, type Situation } from "../situation";

/** Less of the stream is not to be seen in the share; only its leases tell of it. */
const VISIBLE = 0.01;

const eitherWay: Need = {
  met: (s) => unreadShards(s) !== undefined || shareKnown.met(s),
  missing: (s) => `${shareKnown.missing(s)}, and no lease table was scanned twice`,
};

/**
 * Some open shards are not read while others are, and everything else looks green: an unread shard
 * reports no age. The lease table proves it; else a share that stands at a steady fraction shows it.
 */
export const shardsUnread: Rule = {
  cause: "shards-unread",
  bottleneck: "consumer",
  matters: false,
  needs: () => [...BATCHES, minutesAnswered, eitherWay],
  check(s) {
    const proven = unreadShards(s);
    const shards = held(s, "stream")?.openShards ?? shardProgress(s)?.shards.length ?? 0;
    const gap = missingShare(s);
    const leases =
      proven === undefined
        ? "no leases to look at"
        : `${proven.length} of ${shards} open shards are proven unread by their leases`;
    const missing = gap === undefined ? "not known" : formatRatio(Math.max(0, gap));
    const looked = {
      text: `Missing from the usual share: ${missing}; ${leases}.`,
      value: gap ?? null,
      unit: "ratio",
      limit: missingPart(shards),
      from: s.settledTo - 300_000,
      to: s.settledTo,
      series: "getBytes",
    } as const;
    const count = proven?.length ?? 0;
    const byLeases = count > 0 && count < shards;
    if (!byLeases && !standsAtAFraction(s, shards)) return clear(looked);
    const which = byLeases ? formatNumber(count) : "some";
    const left =
      (gap ?? 0) >= VISIBLE ? `, so ${formatRatio(gap ?? 0)} of the data stay unread` : "";
    return holds("critical", {
      headline: `Data are being missed: ${which} of ${formatNumber(shards)} shards are not read${left}.`,
      brief: `${which} of ${formatNumber(shards)} shards are not read`,
      since: since(s),
      looked,
    });
  },
};

function missingShare(s: Situation): number | undefined {
  const part = share(s);
  return part && 1 - part.recent / part.usual;
}

/** The share stands steady below its usual by more than half a shard, and nothing else explains it. */
function standsAtAFraction(s: Situation, shards: number): boolean {
  const part = share(s);
  if (part === undefined || shards < 2 || part.recent <= 0 || !part.steady) return false;
  const limit = Math.max(missingPart(shards), (3 * part.spread) / part.usual, 0.01);
  return (
    (missingShare(s) ?? 0) >= limit &&
    hasGetFallen(s, part, missingShare(s) ?? 0) &&
    age(s)?.trend?.direction !== "rising" &&
    (utilisation(s)?.ratio ?? 1) < LOW &&
    !isCapped(s) &&
    (readThrottling(s)?.minutes ?? 0) === 0
  );
}

/** When the share fell; with leases alone, the application has read like this since its start. */
function since(s: Situation): Since | undefined {
  const part = share(s);
  const visible = (missingShare(s) ?? 0) >= VISIBLE;
  const started = s.application?.streamingStartedAt ?? s.application?.startedAt;
  const sinceStart =
    started === undefined ? undefined : { at: Math.max(started, s.from), atLeast: true };
  return (part && visible ? stepSince(part) : undefined) ?? sinceStart;
}

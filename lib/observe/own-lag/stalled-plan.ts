import { LAG_FRESH_MS } from "@/lib/domain/lag-freshness";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { MAX_LAG_SHARDS } from "@/lib/sources/cloudwatch/metric-queries";
import type { AskedShard } from "./shard-points";

export interface StalledQuery {
  /** Shards whose checkpoint does not move, the most suspicious first. */
  readonly stalled: readonly string[];
  /** Shards whose lag may be requested, the most suspicious first; stalled ones may be among them. */
  readonly shardIds: readonly string[];
  readonly asked: ReadonlyMap<string, AskedShard>;
  /** Epoch ms. */
  readonly now: number;
}

/** A datapoint is valid for 10 minutes. Asked for again before that, a quiet shard is always known. */
const AGAIN_AFTER_MS = 8 * MINUTE_MS;

/** This many silent shards are asked for every minute, though others wait for their turn as well. */
const SILENT_ASKED = MAX_LAG_SHARDS / 2;
/** And this many when more others wait than fit into a request. */
const ALWAYS_ASKED = 2;

/**
 * The stalled shards to ask for this minute, most wanted first; perhaps more than fit. A quiet
 * shard has a datapoint, and is asked for again only before that is too old. Silent shards are
 * asked for every minute. Of N stalled shards the first silent one is found within ⌈N ÷ 20⌉
 * minutes. If no shard has a datapoint, the KCL may publish none, and silence says nothing. So a
 * moving shard is asked for beside a silent one; without any datapoint all are asked for as rarely
 * as quiet ones.
 */
export function planStalled(question: StalledQuery): readonly string[] {
  const { stalled, asked, now } = question;
  const turns = stalled.toSorted(
    (a, b) => (asked.get(a)?.askedAt ?? 0) - (asked.get(b)?.askedAt ?? 0),
  );
  const lastTold = Math.max(...[...asked.values()].map(({ toldTo }) => toldTo ?? -Infinity));
  const isWitnessed = now - lastTold <= LAG_FRESH_MS;
  const silent = turns.filter((id) => isSilent(asked.get(id)));
  const again = silent.filter((id) => isWitnessed || !isFresh(asked.get(id)?.askedAt, now));
  const others = turns.filter(
    (id) => !isSilent(asked.get(id)) && !isFresh(asked.get(id)?.toldTo, now),
  );
  const willTell = others.some((id) => asked.has(id));
  return [
    ...(silent.length > 0 && !isFresh(lastTold, now) && !willTell ? witness(question) : []),
    ...again.slice(0, others.length > MAX_LAG_SHARDS ? ALWAYS_ASKED : SILENT_ASKED),
    ...others,
    ...again,
  ];
}

/** The shard that is most certainly read, except those that were lately asked for in vain. */
function witness({ stalled, shardIds, asked, now }: StalledQuery): readonly string[] {
  const stands = new Set(stalled);
  const found = shardIds.findLast((id) => {
    const shard = asked.get(id);
    return !stands.has(id) && !(isSilent(shard) && isFresh(shard?.askedAt, now));
  });
  return found === undefined ? [] : [found];
}

/** It was asked for, and had no valid datapoint. */
function isSilent(shard: AskedShard | undefined): boolean {
  return shard !== undefined && shard.toldTo === undefined;
}

/** Too young to be asked for again. */
function isFresh(at: number | undefined, now: number): boolean {
  return at !== undefined && now - at < AGAIN_AFTER_MS;
}

import { LAG_FRESH_MS } from "@/lib/domain/lag-freshness";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { MAX_LAG_SHARDS } from "@/lib/sources/cloudwatch/metric-queries";
import type { AskedShard } from "./shard-points";

export interface StalledQuery {
  /** Shards whose checkpoint stands, the most suspicious first. */
  readonly stalled: readonly string[];
  /** Whose lag may be asked, the most suspicious first; those that stand may be among them. */
  readonly shardIds: readonly string[];
  readonly asked: ReadonlyMap<string, AskedShard>;
  /** Epoch ms. */
  readonly now: number;
}

/** A datapoint tells of now for 10 minutes: asked again before that, a quiet shard is always known. */
const AGAIN_AFTER_MS = 8 * MINUTE_MS;

/** Of silent shards so many are asked every minute, though others wait for their turn as well. */
const SILENT_ASKED = MAX_LAG_SHARDS / 2;
/** And so many when more others wait than can be asked at a time. */
const ALWAYS_ASKED = 2;

/**
 * Which standing shards to ask this minute, most wanted first; perhaps more than can be asked. Quiet ones
 * have a datapoint, and are asked again only before it is too old. Silent ones are asked every minute.
 * Of N standing shards the first silent one is found within ⌈N ÷ 20⌉ minutes. Silence says nothing where
 * no shard has a datapoint, because the KCL may publish none: one that moves is asked beside it, and
 * without any datapoint all are asked as rarely as quiet ones.
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

/** The shard that is most surely read, but for those that were asked in vain lately. */
function witness({ stalled, shardIds, asked, now }: StalledQuery): readonly string[] {
  const stands = new Set(stalled);
  const found = shardIds.findLast((id) => {
    const shard = asked.get(id);
    return !stands.has(id) && !(isSilent(shard) && isFresh(shard?.askedAt, now));
  });
  return found === undefined ? [] : [found];
}

/** It was asked, and had no datapoint that told of then. */
function isSilent(shard: AskedShard | undefined): boolean {
  return shard !== undefined && shard.toldTo === undefined;
}

/** Younger than the time after which a shard is asked again. */
function isFresh(at: number | undefined, now: number): boolean {
  return at !== undefined && now - at < AGAIN_AFTER_MS;
}

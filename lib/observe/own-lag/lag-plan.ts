import { MINUTE_MS } from "@/lib/domain/metric-period";
import { MAX_LAG_SHARDS } from "@/lib/sources/cloudwatch/metric-queries";
import type { AskedShard } from "./shard-points";
import { planStalled } from "./stalled-plan";

export interface LagQuery {
  /** Shards whose lag may be requested, the most suspicious first. */
  readonly shardIds: readonly string[];
  /** Those of them whose checkpoint does not move. */
  readonly stalled?: readonly string[];
  /** Only these are asked for: no shard is known to be late. */
  readonly stalledOnly?: boolean;
  readonly asked: ReadonlyMap<string, AskedShard>;
  /** Epoch ms. */
  readonly now: number;
}

/** An answer about a shard holds this long. A shard that is asked for sooner is never unknown. */
export const TOLD_FOR_MS = 30 * MINUTE_MS;
const DUE_AFTER_MS = TOLD_FOR_MS - 5 * MINUTE_MS;

/** This many of the latest shards are asked for every minute, even while others were never asked for. */
const ALWAYS_ASKED = 2;
/** If more shards are late than fit into a request, this many keep their place; the others take turns. */
const WORST_ASKED = MAX_LAG_SHARDS / 2;

/**
 * The shards to ask for this minute, most wanted first, at most MAX_LAG_SHARDS: each is a billed
 * metric. Shards known to be late come first. The others get a turn as well, because an answer
 * about some shards says nothing of the rest. N shards are asked for within ⌈N ÷ 20⌉ minutes, or
 * ⌈N ÷ 18⌉ if late ones are found among more than 40. The shard asked for longest ago comes first;
 * among equals a stalled one, then the more suspicious one.
 */
export function planLags(question: LagQuery): readonly string[] {
  const { shardIds, asked, now } = question;
  const suspects = new Set(question.stalled);
  const stalled = shardIds.filter((id) => suspects.has(id));
  const plannedStalled = planStalled({ stalled, shardIds, asked, now });
  if (question.stalledOnly === true) return mostWanted(plannedStalled);
  const askedAt = (id: string): number => asked.get(id)?.askedAt ?? 0;
  const lateMs = (id: string): number => asked.get(id)?.lateMs ?? 0;
  const turns = [...new Set([...stalled, ...shardIds])].toSorted((a, b) => askedAt(a) - askedAt(b));
  const late = turns.filter((id) => lateMs(id) > 0);
  const worst = late.toSorted((a, b) => lateMs(b) - lateMs(a));
  const due = turns.filter((id) => now - askedAt(id) >= DUE_AFTER_MS);
  return mostWanted([
    ...(due.length > MAX_LAG_SHARDS ? worst.slice(0, ALWAYS_ASKED) : []),
    ...due,
    ...worst.slice(0, WORST_ASKED),
    ...plannedStalled,
    ...late,
    ...turns,
  ]);
}

const mostWanted = (order: readonly string[]): readonly string[] =>
  [...new Set(order)].slice(0, MAX_LAG_SHARDS);

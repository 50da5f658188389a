import type { Lease, ShardFacts, ShardLagFacts } from "@/lib/domain/stream-facts";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { LagsByShard } from "@/lib/sources/cloudwatch/application-lags";
import { askableShards } from "./askable-shards";
import { planLags, TOLD_FOR_MS } from "./lag-plan";
import { type AskedShard, lateness, shardLag, type ShardPoints } from "./shard-points";

/** What is known of a shard, and when it was last asked for. */
interface ShardAnswers {
  readonly askedAt: number;
  readonly points: ShardPoints;
}

/** What to ask for besides the shards that are late. */
export interface Wanted {
  /** Shards whose checkpoint does not move. */
  readonly stalled: readonly string[];
  /** Only stalled shards are asked for, and a moving one that shows what silence means. */
  readonly stalledOnly: boolean;
}

const ALL: Wanted = { stalled: [], stalledOnly: false };

/** How late each shard of one pipeline is read: the answers of half an hour, a few shards at a time. */
export class LagMemory {
  readonly #answers = new Map<string, ShardAnswers>();
  /** Minutes for which the shards that may be late were asked, epoch ms. */
  readonly #asked = new Set<number>();

  /** Loads what an earlier run knew: late shards are asked for first again. */
  recall({ shards }: ShardLagFacts, now: number): void {
    for (const { shardId, lagMs, to } of shards) {
      const points: ShardPoints = lagMs === undefined ? [] : [[to - MINUTE_MS, lagMs]];
      this.#answers.set(shardId, { askedAt: to, points });
    }
    this.#forget(now);
  }

  /**
   * Whether a shard is not yet read in time: then the lag is requested although the stream's age is
   * low.
   */
  isAnyLate(now: number): boolean {
    this.#forget(now);
    return [...this.#answers.values()].some(({ points }) => lateness(points) > 0);
  }

  /** The shards to ask for now, at most MAX_LAG_SHARDS. A shard that was read to its end is forgotten. */
  next(
    shards: readonly ShardFacts[],
    leases: readonly Lease[] | undefined,
    now: number,
    { stalled, stalledOnly }: Wanted = ALL,
  ): readonly string[] {
    this.#forget(now);
    const shardIds = askableShards(shards, leases);
    const asked = new Map<string, AskedShard>();
    for (const [id, { askedAt, points }] of this.#answers) {
      if (!shardIds.includes(id)) this.#answers.delete(id);
      asked.set(id, askedShard(id, askedAt, points));
    }
    return planLags({ shardIds, asked, now, stalled, stalledOnly });
  }

  /** Records an answer of the instant `now`. */
  record(answer: LagsByShard, now: number, { stalledOnly }: Wanted = ALL): void {
    for (const [id, lags] of answer) {
      if (!stalledOnly) for (const at of lags.keys()) this.#asked.add(at);
      const points = new Map([...(this.#answers.get(id)?.points ?? []), ...lags]);
      this.#answers.set(id, { askedAt: now, points: [...points].toSorted(([a], [b]) => a - b) });
    }
    this.#forget(now);
  }

  /** The shards asked for in the last half hour, the latest first; those without a datapoint last. */
  facts(shards: readonly ShardFacts[], now: number): ShardLagFacts {
    this.#forget(now);
    const known = [...this.#answers].map(([id, { askedAt, points }]) =>
      shardLag(id, points, askedAt),
    );
    return {
      shards: known.toSorted((a, b) => (b.lagMs ?? -1) - (a.lagMs ?? -1)),
      openShards: shards.filter(({ endingSequence }) => endingSequence === undefined).length,
    };
  }

  /**
   * The worst lag of each minute over all shards with a known datapoint, ms. The lags of stalled
   * shards alone are not the application's lag.
   */
  worst(): ReadonlyMap<number, number> {
    const worst = new Map<number, number>();
    for (const { points } of this.#answers.values()) {
      for (const [at, lagMs] of points) {
        if (this.#asked.has(at)) worst.set(at, Math.max(lagMs, worst.get(at) ?? 0));
      }
    }
    return worst;
  }

  #forget(now: number): void {
    for (const at of this.#asked) if (at < now - TOLD_FOR_MS) this.#asked.delete(at);
    for (const [id, kept] of this.#answers) {
      // An answer from before a step back of the clock counts as given now at the latest.
      const askedAt = Math.min(kept.askedAt, now);
      const points = kept.points.filter(([at]) => at >= now - TOLD_FOR_MS);
      if (now - askedAt > TOLD_FOR_MS) this.#answers.delete(id);
      else this.#answers.set(id, { askedAt, points });
    }
  }
}

/** Whether any shard has a datapoint. If none has, the KCL may publish none, and silence says nothing. */
export function hasTold({ shards }: ShardLagFacts): boolean {
  return shards.some(({ lagMs }) => lagMs !== undefined);
}

function askedShard(id: string, askedAt: number, points: ShardPoints): AskedShard {
  const { lagMs, to } = shardLag(id, points, askedAt);
  return { askedAt, lateMs: lateness(points), ...(lagMs !== undefined && { toldTo: to }) };
}

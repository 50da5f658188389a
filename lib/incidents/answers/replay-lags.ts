import type { Reading } from "@/lib/domain/facts";
import type { Lease, ShardFacts, ShardLagFacts } from "@/lib/domain/stream-facts";
import { LAG_FRESH_MS } from "@/lib/domain/lag-freshness";
import { type MetricPeriod, MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";
import { ageRises } from "@/lib/observe/own-lag/age-rises";
import { hasTold, LagMemory, type Wanted } from "@/lib/observe/own-lag/lag-memory";
import { LAG_SPAN_MS } from "@/lib/observe/own-lag/shard-points";
import { stalledShards } from "@/lib/observe/own-lag/stalled-shards";
import { withLags } from "@/lib/observe/own-lag/with-lags";
import { applicationLags, type LagsByShard } from "@/lib/sources/cloudwatch/application-lags";
import { applicationLagQueries } from "@/lib/sources/cloudwatch/metric-queries";
import { answers, type CloudWatchBlock } from "./metric-answers";

export interface LagReplay {
  readonly block: CloudWatchBlock;
  /** The KCL application's name, which is the namespace of its metrics. */
  readonly application: string;
  /** What CloudWatch reported about the stream, without any lag of the application. */
  readonly periods: readonly MetricPeriod[];
  readonly shards: readonly Reading<readonly ShardFacts[]>[];
  readonly leases: readonly Reading<{ readonly leases: readonly Lease[] }>[];
  /** The batch interval, ms; undefined when it is not known. */
  readonly intervalMs?: number | undefined;
  /** When CloudWatch was last asked, epoch ms. */
  readonly readAt: number;
}

export interface ReplayedLags {
  readonly periods: readonly MetricPeriod[];
  readonly shardLags: readonly Reading<ShardLagFacts>[];
}

/**
 * The application's lags that a running dashboard would know. It asks minute after minute by its
 * own plan: while the stream's age was high or rose, while a shard was late, about shards with a
 * stalled checkpoint, and at the last moment in any case. Empty when the KCL published nothing.
 */
export function replayLags(replay: LagReplay): ReplayedLags {
  const lags = everyLag(replay);
  if ([...lags.values()].every(({ size }) => size === 0)) {
    return { periods: replay.periods, shardLags: [] };
  }
  const memory = new LagMemory();
  let periods = replay.periods;
  const shardLags: Reading<ShardLagFacts>[] = [];
  for (const at of roundsOf(replay)) {
    const known = replay.periods.filter((period) => period.at + period.periodMs <= at);
    const shards = atOrFirst(replay.shards, at) ?? [];
    const wanted: Wanted = {
      stalled: standingAt(replay, { shards, periods: known, at }),
      stalledOnly: at !== replay.readAt && !ageRises(known) && !memory.isAnyLate(at),
    };
    if (wanted.stalledOnly && wanted.stalled.length === 0) continue;
    const asked = memory.next(shards, atOrFirst(replay.leases, at)?.leases, at, wanted);
    memory.record(answerAt(lags, asked, at), at, wanted);
    if (!wanted.stalledOnly) periods = withLags(periods, periods, memory.worst());
    const value = memory.facts(shards, at);
    if (!wanted.stalledOnly || hasTold(value)) shardLags.push({ at, value });
  }
  return { periods, shardLags };
}

interface Round {
  readonly shards: readonly ShardFacts[];
  /** The periods that were known then. */
  readonly periods: readonly MetricPeriod[];
  readonly at: number;
}

/**
 * The shards whose checkpoint was stalled then. A file of one moment has two scans, half a minute
 * apart: a checkpoint that is equal in both counts as stalled long enough to be asked about, in
 * turns.
 */
function standingAt({ leases, intervalMs, readAt }: LagReplay, round: Round): readonly string[] {
  const last = leases.at(-1);
  const isOneMoment = last !== undefined && last.at - (leases[0]?.at ?? 0) < MINUTE_MS;
  if (!isOneMoment) {
    const scans = leases.filter(({ at }) => at <= round.at);
    return stalledShards({ ...round, scans, intervalMs, now: round.at });
  }
  if (round.at < readAt - LAG_FRESH_MS) return [];
  return stalledShards({ ...round, scans: leases, intervalMs, now: last.at, apartMs: 0 });
}

/** The end of each minute; the last poll is the moment itself. */
function roundsOf({ periods, readAt }: LagReplay): readonly number[] {
  const ends = periods.map(({ at, periodMs }) => at + periodMs);
  return [...ends.filter((end) => end <= readAt - MINUTE_MS), readAt];
}

function everyLag({ block, application, shards }: LagReplay): LagsByShard {
  const ids = new Set(shards.flatMap(({ value }) => value.map(({ id }) => id)));
  const queries = applicationLagQueries(application, [...ids]);
  return applicationLags(queries, answers(block, queries));
}

/** The minutes that had ended by then, as far back as the dashboard asks. */
function answerAt(lags: LagsByShard, asked: readonly string[], at: number): LagsByShard {
  const to = minuteOf(at);
  const isAsked = (minute: number): boolean => minute >= to - LAG_SPAN_MS && minute < to;
  const lagsOf = (id: string) => [...(lags.get(id) ?? [])].filter(([minute]) => isAsked(minute));
  return new Map(asked.map((id) => [id, new Map(lagsOf(id))]));
}

/** A file of one moment knows nothing earlier: its first reading also serves for the time before. */
function atOrFirst<T>(readings: readonly Reading<T>[], at: number): T | undefined {
  return (readings.findLast((reading) => reading.at <= at) ?? readings[0])?.value;
}

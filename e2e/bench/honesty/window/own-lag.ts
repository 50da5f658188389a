import { theilSen } from "@/lib/diagnosis/trends/theil-sen";
import type { Reading } from "@/lib/domain/facts";
import type { ShardLag, ShardLagFacts } from "@/lib/domain/stream-facts";
import { type MetricPeriod, MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";
import { shardId } from "@/lib/demo/wire/aws/shard-id";
import type { Played } from "../model/play";
import { troubleAt } from "../world/trouble";

/** This many shards are asked about in a minute, while the stream's age is high or rises. */
const ASKED = 20;
/** An answer looks back this far; datapoints are kept for twice as long. */
const SPAN_MS = 15 * MINUTE_MS;
const KEPT_ROUNDS = 30;
const NOTABLE_MS = 60_000;

interface OwnLag {
  readonly periods: readonly MetricPeriod[];
  readonly shardLags: readonly Reading<ShardLagFacts>[];
}

/** This application's own lag, shard by shard, as far as it is asked for and published. */
export function withOwnLag(played: Played, periods: readonly MetricPeriod[]): OwnLag {
  const { world } = played;
  const { kcl, lagPublished, watched, fanOut } = world.telling;
  const failing = troubleAt(world.troubles, "cloudwatch-fails", world.at) !== undefined;
  const silent = troubleAt(world.troubles, "cloudwatch-silent", world.at)?.what === "all";
  const rounds = watched ? notableRounds(periods) : Math.min(1, notableRounds(periods));
  if (!kcl || fanOut || failing || silent || rounds === 0) return { periods, shardLags: [] };
  const asked = shardsInOrder(played).slice(0, ASKED * rounds);
  const settled = periods.slice(-KEPT_ROUNDS);
  const byGroup = played.readers.map((_, group) =>
    lagPublished ? pointsOf(played, settled, group) : [],
  );
  const shards = asked.map(({ shard, group }) =>
    shardLag(shardId(shard), byGroup[group] ?? [], world.at * 1000),
  );
  const known = new Set(asked.map(({ group }) => group));
  return {
    periods: periods.map((period) =>
      withWorst(
        period,
        byGroup.filter((_, i) => known.has(i)),
      ),
    ),
    shardLags: [
      {
        at: world.at * 1000,
        value: {
          shards: shards.toSorted((a, b) => (b.lagMs ?? -1) - (a.lagMs ?? -1)),
          openShards: played.readers
            .filter(({ group }) => group.closesAt > world.at && group.opensAt <= world.at)
            .reduce((sum, { group }) => sum + group.shards.length, 0),
        },
      },
    ],
  };
}

/** How many minutes in a row the stream's age has been high enough to ask. */
function notableRounds(periods: readonly MetricPeriod[]): number {
  for (let round = 0; round < KEPT_ROUNDS; round++) {
    const until = periods.length - round;
    const ages = periods
      .slice(Math.max(0, until - 10), until)
      .flatMap(({ values }) => values.iteratorAge ?? []);
    const [first, last] = [ages[0], ages.at(-1)];
    const notable =
      first !== undefined && last !== undefined && (last > NOTABLE_MS || last > first + 1000);
    if (!notable) return round;
  }
  return KEPT_ROUNDS;
}

/** The shards with records, with their groups. */
function shardsInOrder({ world, readers }: Played): readonly { shard: number; group: number }[] {
  return [...readers.entries()]
    .filter(([, reader]) => reader.isAlive(world.at))
    .flatMap(([group, reader]) => reader.group.shards.map((shard) => ({ shard, group })))
    .toSorted((a, b) => a.shard - b.shard);
}

type Points = readonly (readonly [at: number, lagMs: number])[];

function pointsOf(played: Played, periods: readonly MetricPeriod[], group: number): Points {
  const from = periods[0]?.at ?? Infinity;
  const to = periods.at(-1)?.at ?? -Infinity;
  return played.minutes.flatMap(({ at, lag }): [number, number][] => {
    const seconds = lag[group];
    const isAsked = at * 1000 >= from && at * 1000 <= to && at + 75 < played.world.at;
    return seconds === undefined || !isAsked ? [] : [[at * 1000, Math.round(seconds * 1000)]];
  });
}

function shardLag(id: string, points: Points, askedAt: number): ShardLag {
  const end = minuteOf(askedAt);
  const asked = points.filter(([at]) => at >= end - SPAN_MS && at < end);
  const last = asked.at(-1);
  if (last === undefined) return { shardId: id, to: end };
  const line = asked.length < 3 ? undefined : theilSen(asked.map(([x, y]) => ({ x, y })));
  const [at, lagMs] = last;
  return {
    shardId: id,
    lagMs,
    ...(line && { perMinute: Math.round(line.slope * MINUTE_MS) + 0 }),
    to: at + MINUTE_MS,
  };
}

function withWorst(period: MetricPeriod, byGroup: readonly Points[]): MetricPeriod {
  const lags = byGroup.flatMap((points) =>
    points.filter(([at]) => at === period.at).map(([, lag]) => lag),
  );
  if (lags.length === 0) return period;
  return { ...period, values: { ...period.values, applicationLag: Math.max(...lags) } };
}

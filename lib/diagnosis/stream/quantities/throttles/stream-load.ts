import type { MetricPeriod } from "@/lib/domain/metric-period";
import {
  READ_BYTES_PER_SHARD,
  WRITE_BYTES_PER_SHARD,
  WRITE_RECORDS_PER_SHARD,
} from "@/lib/domain/shard-limits";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, type Situation, upTo } from "@/lib/diagnosis/situation/situation";
import { median } from "@/lib/diagnosis/trends/median";
import { putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";

export interface Load {
  /** Median of the last five settled minutes. */
  readonly ratio: number;
  /** How many of them reach a limit. */
  readonly minutesOver: (limit: number) => number;
}

const LAST = 5;
const FEWEST = 3;

/** u_w: the larger of bytes and records, each against the write limit of the shards. */
export const writeLoad = quantity((situation) => loadOf(situation, writtenOf(situation)));

/** The same for one minute; undefined if the puts or the number of shards are not known. */
export function writeLoadIn(situation: Situation, period: MetricPeriod): number | undefined {
  const shards = openShardsIn(situation, period);
  return shards === undefined ? undefined : writtenOf(situation)(period, shards);
}

function writtenOf(
  situation: Situation,
): (period: MetricPeriod, shards: number) => number | undefined {
  return (period, shards) => {
    const put = putIn(situation, period);
    if (put === undefined) return undefined;
    const byBytes = put.bytes / (shards * WRITE_BYTES_PER_SHARD);
    return Math.max(byBytes, put.records / (shards * WRITE_RECORDS_PER_SHARD));
  };
}

/** u_r: polled bytes against the read limit of the shards. Fan-out has its own limit. */
export const readLoad = quantity((situation) =>
  loadOf(
    situation,
    ({ values }, shards) => (values.getBytes ?? 0) / (shards * READ_BYTES_PER_SHARD),
  ),
);

/**
 * Undefined for an on-demand stream, whose capacity does not depend on its shards, and without datapoints.
 */
function loadOf(
  situation: Situation,
  of: (period: MetricPeriod, shards: number) => number | undefined,
): Load | undefined {
  if (asOf(situation, "stream")?.mode !== "provisioned") return undefined;
  const ratios = recentMinutes(situation, LAST).flatMap((period) => {
    const shards = openShardsIn(situation, period);
    const ratio = shards === undefined ? undefined : of(period, shards);
    return ratio === undefined ? [] : [ratio];
  });
  if (ratios.length < FEWEST) return undefined;
  return {
    ratio: median(ratios) ?? 0,
    minutesOver: (limit) => ratios.filter((ratio) => ratio >= limit).length,
  };
}

/**
 * Open shards in a minute, because limits are those of the minute. Before the first reading, the count of
 * that reading.
 */
function openShardsIn({ window, at }: Situation, period: MetricPeriod): number | undefined {
  const all = window.facts.stream;
  const until = Math.min(at, period.at + period.periodMs);
  const then = upTo(all, (reading) => reading.at, until).at(-1) ?? all[0];
  return then?.value.openShards;
}

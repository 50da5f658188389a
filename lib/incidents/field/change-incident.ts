import type { Incident } from "../incident/incident";

const MINUTE_S = 60;

type Points = readonly (readonly [seconds: number, value: number])[];
type Cloudwatch = Incident["cloudwatch"];

/** Variants of a field case: the same incident with other numbers on the wire. */
export function withSeries(
  incident: Incident,
  change: (told: {
    readonly namespace: string;
    readonly metric: string;
    readonly points: Points;
    readonly agoOf: (seconds: number) => number;
  }) => Points,
): Incident {
  const agoOf = (seconds: number): number => Math.floor(incident.at / 60_000) - seconds / MINUTE_S;
  const cloudwatch: Cloudwatch = {};
  for (const [namespace, metrics] of Object.entries(incident.cloudwatch)) {
    const changed: Cloudwatch[string] = {};
    for (const [metric, statistics] of Object.entries(metrics)) {
      changed[metric] = Object.fromEntries(
        Object.entries(statistics).map(([statistic, points]) => [
          statistic,
          change({ namespace, metric, points, agoOf }).map(([at, y]) => [at, y]),
        ]),
      );
    }
    cloudwatch[namespace] = changed;
  }
  return { ...incident, cloudwatch };
}

/** Every series of a kind, up to this many minutes ago: cut, or continued with its last value. */
export function toldUntil(
  incident: Incident,
  minutesAgo: number,
  which: (metric: string) => boolean = () => true,
): Incident {
  return withSeries(incident, ({ metric, points, agoOf }) => {
    if (!which(metric)) return points;
    const kept = points.filter(([at]) => agoOf(at) > minutesAgo);
    const last = kept.at(-1);
    if (last === undefined) return kept;
    const more = Math.max(0, agoOf(last[0]) - minutesAgo - 1);
    const carried = Array.from(
      { length: more },
      (_, i) => [last[0] + (i + 1) * MINUTE_S, last[1]] as const,
    );
    return [...kept, ...carried];
  });
}

/** Iterator age and this application's lag of some shards, ms by minutes ago. */
export function withLag(
  incident: Incident,
  isLate: (shardId: string) => boolean,
  lagMs: (minutesAgo: number) => number,
): Incident {
  return withSeries(incident, ({ metric, points, agoOf }) => {
    const [name, shardId] = metric.split(" ");
    if (metric === "GetRecords.IteratorAgeMilliseconds")
      return points.map(([at]) => [at, lagMs(agoOf(at))]);
    if (name !== "MillisBehindLatest" || shardId === undefined) return points;
    return points.map(([at]) => [at, isLate(shardId) ? lagMs(agoOf(at)) : 0]);
  });
}

/** Changes each row of the lease tables; `scan` counts from the older one, 0. */
export function withLeases(
  incident: Incident,
  change: (row: Record<string, unknown>, index: number, scan: number) => Record<string, unknown>,
): Incident {
  const scans = (incident.dynamodb?.scans ?? []).map(({ Items }, scan) => ({
    // The lease table's format has objects as rows.
    Items: Items.map((row, index) => change(row as Record<string, unknown>, index, scan)),
  }));
  return { ...incident, dynamodb: { scans } };
}

/** Without a KCL name: no lease table, and no lag of the application. */
export function withoutKcl(incident: Incident): Incident {
  const { dynamodb: _table, ...rest } = incident;
  return withSeries(rest, ({ metric, points }) =>
    metric.startsWith("MillisBehindLatest") ? [] : points,
  );
}

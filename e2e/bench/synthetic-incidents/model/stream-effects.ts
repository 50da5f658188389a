import { z } from "zod";
import type { Incident } from "@/lib/incidents/incident/incident";
import type { Effect } from "./effect";

type Points = [number, number][];
type Metrics = Record<string, Record<string, Points>>;

const STREAM = "AWS/Kinesis";

/** Changes each of the stream's series by a function of its name. */
function mapStream(
  incident: Incident,
  change: (points: Points, name: string, stat: string) => Points,
): Incident {
  const stream: Metrics = {};
  for (const [metric, stats] of Object.entries(incident.cloudwatch[STREAM] ?? {})) {
    const changed: Record<string, Points> = {};
    for (const [stat, points] of Object.entries(stats))
      changed[stat] = change(points, metric, stat);
    stream[metric] = changed;
  }
  return { ...incident, cloudwatch: { ...incident.cloudwatch, [STREAM]: stream } };
}

/** KCL's own metrics are switched off. */
export const withoutOwnLag: Effect = (incident) => ({
  ...incident,
  cloudwatch: { [STREAM]: incident.cloudwatch[STREAM] ?? {} },
});

/** The lease table is not configured, or reading it is denied. */
export const withoutLeases: Effect = ({ dynamodb: _unread, ...incident }) => incident;

/** Minutes that CloudWatch lost, by how many minutes ago they began. */
export function withoutMinutes(ago: readonly number[]): Effect {
  return (incident) => {
    const lost = new Set(ago.map((minutes) => minuteAgo(incident.at, minutes)));
    return mapStream(incident, (points) => points.filter(([at]) => !lost.has(at)));
  };
}

/** A reader that starts on a quiet shard reports the age of yesterday's last record. */
export function withAgeSpike(minutesAgo: number): Effect {
  return (incident) => {
    const spike = minuteAgo(incident.at, minutesAgo);
    return mapStream(incident, (points, metric) =>
      metric.endsWith("IteratorAgeMilliseconds")
        ? points.map(([at, value]) => [at, at === spike ? 84_000_000 : value])
        : points,
    );
  };
}

/** This many other applications read the whole stream too, at its tip, one call per second and shard. */
export function withOtherReaders(readers: number, shards: number): Effect {
  return (incident) => {
    const put = (metric: string) => new Map(incident.cloudwatch[STREAM]?.[metric]?.Sum ?? []);
    const [records, bytes] = [put("IncomingRecords"), put("IncomingBytes")];
    const minutes = [...records.keys()];
    const more = (points: Points, extra: (at: number) => number): Points => {
      const known = new Map(points);
      return [...new Set([...known.keys(), ...minutes])]
        .toSorted((a, b) => a - b)
        .map((at) => [at, (known.get(at) ?? 0) + extra(at)]);
    };
    const ensured = ensureGets(incident);
    return mapStream(ensured, (points, metric, stat) => {
      if (metric === "GetRecords.Records" && stat === "Sum")
        return more(points, (at) => readers * (records.get(at) ?? 0));
      if (metric === "GetRecords.Bytes" && stat === "Sum")
        return more(points, (at) => readers * (bytes.get(at) ?? 0));
      if (metric === "GetRecords.Success" && stat === "SampleCount")
        return more(points, () => readers * shards * 60);
      if (metric === "ReadProvisionedThroughputExceeded") return more(points, () => 0);
      if (metric.endsWith("IteratorAgeMilliseconds")) return more(points, () => 0);
      return points;
    });
  };
}

/** Series that exist as soon as there is a reader. */
function ensureGets(incident: Incident): Incident {
  const stream = { ...incident.cloudwatch[STREAM] };
  for (const metric of [
    "GetRecords.Records",
    "GetRecords.Bytes",
    "ReadProvisionedThroughputExceeded",
  ])
    stream[metric] = { Sum: [], ...stream[metric] };
  stream["GetRecords.Success"] = { SampleCount: [], ...stream["GetRecords.Success"] };
  stream["GetRecords.IteratorAgeMilliseconds"] = {
    Maximum: [],
    ...stream["GetRecords.IteratorAgeMilliseconds"],
  };
  return { ...incident, cloudwatch: { ...incident.cloudwatch, [STREAM]: stream } };
}

/** Another application falls behind from an instant on: the stream's age is its age. Epoch s. */
export function withLaggingReader(since: number, growth: number): Effect {
  return (incident) =>
    mapStream(incident, (points, metric) =>
      metric.endsWith("IteratorAgeMilliseconds")
        ? points.map(([at, value]) => [
            at,
            Math.max(value, Math.round(1000 * growth * (at + 60 - since))),
          ])
        : points,
    );
}

const summary = z.object({ StreamDescriptionSummary: z.looseObject({}) });

/** The stream is on-demand: no limit can be computed from its shards. */
export const onDemand: Effect = (incident) => {
  const { StreamDescriptionSummary } = summary.parse(incident.kinesis.DescribeStreamSummary);
  const described = { ...StreamDescriptionSummary, StreamModeDetails: { StreamMode: "ON_DEMAND" } };
  return {
    ...incident,
    kinesis: {
      ...incident.kinesis,
      DescribeStreamSummary: { StreamDescriptionSummary: described },
    },
  };
};

const shardList = z.object({ Shards: z.array(z.looseObject({ ShardId: z.string() })) });

/** Shards that were split or merged some time ago are still listed, closed; so are their leases. */
export function withClosedShards(count: number): Effect {
  return (incident) => {
    const { Shards } = shardList.parse(incident.kinesis.ListShards);
    const closed = Array.from({ length: count }, (_, index) => ({
      ShardId: `shardId-${String(900_000 + index).padStart(12, "0")}`,
      HashKeyRange: { StartingHashKey: "0", EndingHashKey: "1" },
      SequenceNumberRange: {
        StartingSequenceNumber: "49600000000000000000000000000000000000000000000000000000",
        EndingSequenceNumber: "49600000000000000000000000000000000000000000000000000009",
      },
    }));
    const leases = closed.map(({ ShardId }) => ({
      leaseKey: { S: ShardId },
      checkpoint: { S: "SHARD_END" },
      leaseCounter: { N: "77" },
      ownerSwitchesSinceCheckpoint: { N: "0" },
      checkpointSubSequenceNumber: { N: "0" },
    }));
    const scans = incident.dynamodb?.scans.map(({ Items }) => ({ Items: [...leases, ...Items] }));
    return {
      ...incident,
      kinesis: { ...incident.kinesis, ListShards: { Shards: [...closed, ...Shards] } },
      ...(scans === undefined ? {} : { dynamodb: { scans } }),
    };
  };
}

function minuteAgo(at: number, minutes: number): number {
  return (Math.floor(at / 60_000) - minutes) * 60;
}

import type { Incident } from "../incident/incident";

const KEYS = 2n ** 128n;
const nameOf = (index: number): string => `shardId-${String(index).padStart(12, "0")}`;

/**
 * The same incident on a stream with another number of shards, none of them late: shards that share
 * the keys evenly, a lease for each that is renewed and moves, and the application's lag of each.
 */
export function withShards(incident: Incident, count: number): Incident {
  const names = Array.from({ length: count }, (_, i) => nameOf(i));
  const { application, cloudwatch, kinesis, dynamodb } = incident;
  const lags = Object.values(cloudwatch[application] ?? {})[0] ?? {};
  const summary = kinesis.DescribeStreamSummary as {
    StreamDescriptionSummary: Record<string, unknown>;
  };
  return {
    ...incident,
    cloudwatch: {
      ...cloudwatch,
      [application]: Object.fromEntries(
        names.map((name) => [`MillisBehindLatest ${name}`, zeros(lags)]),
      ),
    },
    kinesis: {
      DescribeStreamSummary: {
        StreamDescriptionSummary: { ...summary.StreamDescriptionSummary, OpenShardCount: count },
      },
      ListShards: { Shards: names.map((name, i) => shardOf(name, i, count)) },
    },
    dynamodb: {
      scans: (dynamodb?.scans ?? []).map(({ Items }) => ({
        Items: names.map((name, i) => ({ ...rowOf(Items, i), leaseKey: { S: name } })),
      })),
    },
  };
}

function shardOf(name: string, index: number, count: number): unknown {
  const edge = (i: number): bigint => (KEYS * BigInt(i)) / BigInt(count);
  return {
    ShardId: name,
    HashKeyRange: {
      StartingHashKey: String(edge(index)),
      EndingHashKey: String(edge(index + 1) - 1n),
    },
    SequenceNumberRange: {
      StartingSequenceNumber: "49680000000000000000000000000000000000000000000000000000",
    },
  };
}

/** The lease table's format has objects as rows. */
function rowOf(items: readonly unknown[], index: number): object {
  return items[index % items.length] as object;
}

type Told = Incident["cloudwatch"][string][string];

function zeros(told: Told): Told {
  return Object.fromEntries(
    Object.entries(told).map(([statistic, points]) => [
      statistic,
      points.map(([at]): [number, number] => [at, 0]),
    ]),
  );
}

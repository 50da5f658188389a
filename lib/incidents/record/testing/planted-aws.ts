import type { ServerResponse } from "node:http";
import { type Answer, type AskedQuestion, json } from "@/lib/sources/aws/testing/json-server";
import { EVERYTHING, EXTRA, SECRETS } from "./planted-secrets";

const { account, workerHost, uuid, user } = SECRETS;

const STREAM = "orders";
const SHARD = "shardId-000000000000";

/** Kinesis, its CloudWatch and a lease table whose first scan is denied. */
export function plantedAws(): Answer {
  let scans = 0;
  return (question, response) => {
    if (question.call === "Scan" && scans++ === 0) deny(question, response);
    else json(BODIES[question.call]?.(question.body) ?? {})(question, response);
  };
}

/** A refusal with everything that AWS may write into one. */
function deny(question: AskedQuestion, response: ServerResponse): void {
  const message = `User: arn:aws:iam::${account}:user/${user} ${EVERYTHING}`;
  const body = { __type: "com.amazonaws#AccessDeniedException", message, ...EXTRA };
  json(body, 400)(question, response);
}

const BODIES: Readonly<Record<string, (body: unknown) => object>> = {
  GetMetricData: metrics,
  DescribeStreamSummary: summary,
  ListShards: () => ({ Shards: [{ ...EXTRA, ...SHARD_BODY }], ...EXTRA }),
  ListStreamConsumers: () => ({
    Consumers: [{ ConsumerName: SECRETS.password, ConsumerARN: EVERYTHING, ...EXTRA }],
  }),
  Scan: scan,
};

function metrics(body: unknown): object {
  const asked = body as { MetricDataQueries: { Id: string }[] }; // the SDK's own request
  const minute = Math.floor(Date.now() / 60_000) * 60;
  const Timestamps = Array.from({ length: 30 }, (_, i) => minute - 60 * (30 - i));
  return {
    MetricDataResults: asked.MetricDataQueries.map(({ Id }) => ({
      Id,
      Label: EVERYTHING,
      StatusCode: "Complete",
      Timestamps,
      Values: Timestamps.map(() => valueOf(Id)),
      Messages: [{ Code: "x", Value: EVERYTHING }],
    })),
  };
}

/** Nothing is refused and nothing is late; every other figure is a healthy one. */
function valueOf(id: string): number {
  if (/Throttled|iteratorAge/.test(id)) return 0;
  return id.endsWith("Success") ? 1 : 600;
}

function summary(): object {
  return {
    StreamDescriptionSummary: {
      StreamName: STREAM,
      StreamARN: `arn:aws:kinesis:eu-west-1:${account}:stream/${STREAM}`,
      StreamStatus: "ACTIVE",
      RetentionPeriodHours: 24,
      StreamCreationTimestamp: 1_790_000_000,
      EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
      EncryptionType: "KMS",
      KeyId: `arn:aws:kms:eu-west-1:${account}:key/${uuid}`,
      OpenShardCount: 1,
      ...EXTRA,
    },
  };
}

const SHARD_BODY = {
  ShardId: SHARD,
  HashKeyRange: { StartingHashKey: "0", EndingHashKey: "340282366920938463463374607431768211455" },
  SequenceNumberRange: {
    StartingSequenceNumber: "4968000000000000000000000000000000000000",
    ...EXTRA,
  },
};

function scan(): object {
  return {
    Items: [
      {
        leaseKey: { S: `${account}:${STREAM}:1790000000:${SHARD}` },
        leaseOwner: { S: `${workerHost}:${uuid}` },
        leaseCounter: { N: "7" },
        checkpoint: { S: "4968000000000000000000000000000000000001" },
        ownerSwitchesSinceCheckpoint: { N: "0" },
        pendingCheckpointState: { S: EVERYTHING },
        ...EXTRA,
      },
      {
        leaseKey: { S: `${workerHost}:${uuid}` },
        entityType: { S: "WORKER_METRICS" },
        leaseCounter: { N: "1" },
      },
    ],
    Count: 2,
    ...EXTRA,
  };
}

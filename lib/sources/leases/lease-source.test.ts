import {
  type AttributeValue,
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { stubAwsEnvironment } from "../aws/testing/aws-environment";
import { type Answer, json, type JsonServer, startJsonServer } from "../aws/testing/json-server";
import { createLeaseSource } from "./lease-source";
import { type LocalDynamo, startDynalite } from "./testing/dynalite-server";

type Row = Record<string, AttributeValue>;

const REGION = "us-east-1";
const signal = () => new AbortController().signal;
const shardId = (i: number) => `shardId-${String(i).padStart(12, "0")}`;

let dynamo: LocalDynamo;
let admin: DynamoDBClient;

beforeAll(async () => {
  dynamo = await startDynalite();
  stubAwsEnvironment({ AWS_ENDPOINT_URL_DYNAMODB: dynamo.url });
  admin = new DynamoDBClient({ region: REGION });
});
afterAll(async () => {
  admin?.destroy();
  await dynamo?.stop();
  vi.unstubAllEnvs();
});

/** Creates a table as KCL does and writes the rows. */
async function fill(TableName: string, rows: readonly Row[], key = "leaseKey"): Promise<void> {
  await admin.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: key, AttributeType: "S" }],
      KeySchema: [{ AttributeName: key, KeyType: "HASH" }],
      ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 10 },
    }),
  );
  const waiting = { client: admin, minDelay: 0.05, maxDelay: 0.05, maxWaitTime: 20 };
  await waitUntilTableExists(waiting, { TableName });
  for (let i = 0; i < rows.length; i += 25) {
    const puts = rows.slice(i, i + 25).map((Item) => ({ PutRequest: { Item } }));
    await admin.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: puts } }));
  }
}

/** One row of each kind in turn, 5 kB each: 300 of them exceed one page of 1 MB. */
function leaseRow(i: number): Row {
  const padding = { S: "x".repeat(5_000) };
  const common = { leaseCounter: { N: String(i) }, padding };
  switch (i % 3) {
    case 0: // KCL 1.12, owned
      return {
        ...common,
        leaseKey: { S: shardId(i) },
        leaseOwner: { S: `worker-${i % 4}` },
        checkpoint: { S: "4968047" },
        checkpointSubSequenceNumber: { N: "0" },
        ownerSwitchesSinceCheckpoint: { N: "2" },
      };
    case 1: // KCL 1.14 and 2.x: hash range, a parent; unowned
      return {
        ...common,
        leaseKey: { S: shardId(i) },
        checkpoint: { S: "TRIM_HORIZON" },
        ownerSwitchesSinceCheckpoint: { N: "0" },
        parentShardId: { SS: [shardId(0)] },
        startingHashKey: { S: "0" },
        endingHashKey: { S: "99" },
      };
    default: // KCL 3.x, multi-stream
      return {
        ...common,
        leaseKey: { S: `111122223333:orders:1690000000:${shardId(i)}` },
        entityType: { S: "LEASE" },
        leaseOwner: { S: "worker-9" },
        checkpoint: { S: "SHARD_END" },
        throughputKBps: { N: "12.5" },
        pendingCheckpointState: { B: new Uint8Array([1, 2]) },
      };
  }
}

const OTHER_ROWS: readonly Row[] = [
  "LEADER",
  "WORKER_METRIC_STATS",
  "STREAM",
  "TABLE_MIGRATION",
].map((kind) => ({ leaseKey: { S: `row of ${kind}` }, entityType: { S: kind } }));

describe("a real lease table", () => {
  it("is read over its pages: each lease of every KCL version once, and no other row", async () => {
    const rows = Array.from({ length: 300 }, (_, i) => leaseRow(i));
    await fill("big", [...rows, ...OTHER_ROWS]);
    const source = createLeaseSource({ region: REGION, table: "big" });
    const { table, region, leases } = await source.scan(signal());
    source.close();
    expect({ table, region }).toEqual({ table: "big", region: REGION });
    expect(leases.map((lease) => lease.shardId).toSorted()).toEqual(rows.map((_, i) => shardId(i)));
    const find = (i: number) => leases.find((lease) => lease.shardId === shardId(i));
    expect(find(3)).toEqual({
      shardId: shardId(3),
      owner: "worker-3",
      counter: 3,
      checkpoint: "4968047",
      ownerSwitches: 2,
      parentIds: [],
    });
    expect(find(4)).toEqual({
      shardId: shardId(4),
      counter: 4,
      checkpoint: "TRIM_HORIZON",
      ownerSwitches: 0,
      parentIds: [shardId(0)],
      startingHash: "0",
      endingHash: "99",
    });
    expect(find(5)).toEqual({
      shardId: shardId(5),
      owner: "worker-9",
      counter: 5,
      checkpoint: "SHARD_END",
      ownerSwitches: 0,
      parentIds: [],
    });
  });

  it("is empty before the application has made leases", async () => {
    await fill("empty", []);
    const source = createLeaseSource({ region: REGION, table: "empty" });
    expect((await source.scan(signal())).leases).toEqual([]);
    source.close();
  });

  it("is named in the error when it does not exist", async () => {
    const source = createLeaseSource({ region: REGION, table: "nowhere" });
    await expect(source.scan(signal())).rejects.toMatchObject({
      source: "leases",
      call: "Scan",
      fault: "not-found",
      message: expect.stringContaining("no lease table nowhere in us-east-1"),
    });
    source.close();
  });

  it("is distinguished from another application's table", async () => {
    await fill("invoices", [{ invoice: { S: "4711" } }], "invoice");
    const source = createLeaseSource({ region: REGION, table: "invoices" });
    await expect(source.scan(signal())).rejects.toMatchObject({
      fault: "malformed",
      message: expect.stringContaining("leaseKey"),
    });
    source.close();
  });
});

describe("a scan", () => {
  let server: JsonServer;
  beforeAll(async () => {
    server = await startJsonServer();
  });
  afterAll(() => server.close());

  const scan = async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", server.url);
    const source = createLeaseSource({ region: REGION, table: "billing" });
    try {
      return await source.scan(signal());
    } finally {
      source.close();
    }
  };

  it("reads only the attributes it needs, at the lower price", async () => {
    server.answer(json({ Items: [], Count: 0 }));
    await scan();
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]).toMatchObject({
      call: "Scan",
      body: {
        TableName: "billing",
        ConsistentRead: false,
        ProjectionExpression: expect.any(String),
      },
    });
  });

  it.each([
    {
      name: "names the action when it is denied",
      answer: json({ __type: "com.amazon.coral.service#AccessDeniedException" }, 400),
      want: { fault: "denied", message: expect.stringContaining("allow dynamodb:Scan") },
    },
    {
      name: "is throttled where the table's read units are spent",
      answer: json(
        { __type: "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException" },
        400,
      ),
      want: {
        fault: "throttled",
        message: expect.stringContaining("billing in us-east-1 has used up its own capacity"),
      },
    },
    {
      name: "says by how much this machine's clock is off when its signature is refused",
      answer: ((question, response) => {
        response.setHeader("date", new Date(Date.now() + 12 * 60_000).toUTCString());
        json({ __type: "InvalidSignatureException" }, 400)(question, response);
      }) satisfies Answer,
      want: { fault: "denied", message: expect.stringContaining("clock is 12 min behind AWS's") },
    },
    {
      name: "does not follow a last key that comes back",
      answer: json({ Items: [], LastEvaluatedKey: { leaseKey: { S: shardId(1) } } }),
      want: { fault: "malformed", message: expect.stringContaining("repeats its pages") },
    },
  ])("$name", async ({ answer, want }) => {
    server.answer(answer);
    await expect(scan()).rejects.toMatchObject({ source: "leases", call: "Scan", ...want });
  });
});

import { setTimeout as wait } from "node:timers/promises";
import {
  CreateTableCommand,
  PutItemCommand,
  ScanCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { CreateStreamCommand, DescribeStreamSummaryCommand } from "@aws-sdk/client-kinesis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemo } from "@/lib/demo/start-demo";
import { startKinesisLocal } from "@/lib/sources/kinesis/testing/kinesis-local";
import { startDynalite } from "@/lib/sources/leases/testing/dynalite-server";
import {
  KINESIS_REFUSALS,
  SHARD_PROPERTIES,
  SHARDS,
  STREAM,
  STREAM_PROPERTIES,
} from "./kinesis-properties";
import { rowsOf, type Server } from "./property";
import { type Rows, SCAN_PROPERTIES, TABLE } from "./scan-properties";
import { type Target, targetAt } from "./target";

const servers = new Map<Server, Target>();
let seed: Rows = { rows: [] };

function server(name: Server): Target {
  const found = servers.get(name);
  if (found === undefined) throw new Error(`${name} has not started`);
  return found;
}

beforeAll(async () => {
  const started = Date.now();
  const demo = await startDemo({
    // The lease table moves with time: the clock stops here, so that rows can be compared.
    now: () => started,
    pastMs: 600_000,
    pipelines: [{ id: STREAM, shards: SHARDS }],
  });
  const [kinesis, dynamo] = await Promise.all([startKinesisLocal(), startDynalite()]);
  servers.set("demo", targetAt("demo", demo.url, demo.close));
  servers.set("kinesis-local", targetAt("kinesis-local", kinesis.url, kinesis.stop));
  servers.set("dynalite", targetAt("dynalite", dynamo.url, dynamo.stop));
  await createStream(server("kinesis-local"));
  seed = await copyLeases(server("demo"), server("dynalite"));
});

afterAll(async () => {
  for (const one of servers.values()) await one.close();
});

describe("as kinesis-local does", () => {
  const properties = [...STREAM_PROPERTIES, ...SHARD_PROPERTIES, ...KINESIS_REFUSALS];
  it.each(rowsOf(properties, ["kinesis-local"]))("%s %s: %s", async (_call, _what, name, row) => {
    expect(await row.ask(server(name), undefined)).toEqual(row.expected(undefined));
  });
});

describe("as dynalite does", () => {
  it.each(rowsOf(SCAN_PROPERTIES, ["dynalite"]))("%s %s: %s", async (_call, _what, name, row) => {
    expect(await row.ask(server(name), seed)).toEqual(row.expected(seed));
  });
});

async function createStream({ kinesis }: Target): Promise<void> {
  await kinesis.send(new CreateStreamCommand({ StreamName: STREAM, ShardCount: SHARDS }));
  const summary = new DescribeStreamSummaryCommand({ StreamName: STREAM });
  const status = async () => (await kinesis.send(summary)).StreamDescriptionSummary?.StreamStatus;
  while ((await status()) !== "ACTIVE") await wait(50);
}

/** Copies the demo's own rows into the judge's table. */
async function copyLeases(demo: Target, { dynamodb }: Target): Promise<Rows> {
  const { Items: rows = [] } = await demo.dynamodb.send(new ScanCommand({ TableName: TABLE }));
  await dynamodb.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "leaseKey", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "leaseKey", KeyType: "HASH" }],
    }),
  );
  const waiting = { client: dynamodb, minDelay: 0.05, maxDelay: 0.05, maxWaitTime: 10 };
  await waitUntilTableExists(waiting, { TableName: TABLE });
  for (const Item of rows) await dynamodb.send(new PutItemCommand({ TableName: TABLE, Item }));
  return { rows };
}

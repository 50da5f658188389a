import { Agent } from "node:https";
import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  DescribeStreamSummaryCommand,
  ListShardsCommand,
  ListStreamConsumersCommand,
  PutRecordCommand,
  PutRecordsCommand,
} from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startGateway } from "./start-gateway";
import { OpenGateway } from "./testing/open-gateway";

let open: OpenGateway;
beforeAll(async () => {
  open = await OpenGateway.open();
  await open.createStream("orders", 2);
});
afterAll(() => open.close());

const SIGNED = {
  authorization:
    "AWS4-HMAC-SHA256 Credential=test/20261123/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0",
  "x-amz-date": "20261123T080000Z",
};

/** Makes the same call to the emulator and to the gateway; leaves out what differs from call to call. */
async function both(operation: string, body: string, type = "application/x-amz-json-1.1") {
  return Promise.all(
    [open.emulatorUrl, open.gateway.kinesisUrl].map(async (url) => {
      const headers = { ...SIGNED, "content-type": type, "x-amz-target": operation };
      const answer = await fetch(url, { method: "POST", headers, body });
      const told = [...answer.headers].filter(([name]) => !/^(date|x-amz.*id.*)$/.test(name));
      return { status: answer.status, headers: told, text: await answer.text() };
    }),
  );
}

it.each([
  ["a description", "Kinesis_20131202.DescribeStreamSummary", '{"StreamName":"orders"}'],
  ["a list of shards", "Kinesis_20131202.ListShards", '{"StreamName":"orders"}'],
  ["a stream that is not there", "Kinesis_20131202.ListShards", '{"StreamName":"nobody"}'],
  [
    "a put to no stream",
    "Kinesis_20131202.PutRecord",
    '{"StreamName":"nobody","Data":"","PartitionKey":"a"}',
  ],
  ["a put of nothing", "Kinesis_20131202.PutRecords", '{"StreamName":"orders","Records":[]}'],
  ["a read of nowhere", "Kinesis_20131202.GetRecords", '{"ShardIterator":"x"}'],
  ["an operation that is none", "Kinesis_20131202.Sing", "{}"],
  ["a body that is no JSON", "Kinesis_20131202.ListShards", "{"],
])("answers %s exactly as the emulator does", async (_, operation, body) => {
  const [direct, through] = await both(operation, body);
  expect(through).toEqual(direct);
});

it("passes records from a producer to a reader with today's SDK", async () => {
  const { kinesis } = open;
  const Data = Buffer.from("first");
  const one = await kinesis.send(
    new PutRecordCommand({ StreamName: "orders", PartitionKey: "a", Data }),
  );
  const Records = ["b", "c"].map((PartitionKey) => ({
    PartitionKey,
    Data: Buffer.from(PartitionKey),
  }));
  const more = await kinesis.send(new PutRecordsCommand({ StreamName: "orders", Records }));
  expect(one.ShardId).toMatch(/^shardId-00000000000[01]$/);
  expect(more.FailedRecordCount).toBe(0);
  const texts: string[] = [];
  for (const shard of [0, 1]) {
    const { Records: read = [] } = await open.read(await open.iterator("orders", shard));
    texts.push(...read.map(({ Data: data }) => Buffer.from(data ?? []).toString()));
  }
  expect(texts.toSorted()).toEqual(["b", "c", "first"]);
});

it("answers that there are no fan-out consumers, which the emulator does not know", async () => {
  const StreamARN = "arn:aws:kinesis:us-east-1:000000000000:stream/orders";
  const { Consumers } = await open.kinesis.send(new ListStreamConsumersCommand({ StreamARN }));
  expect(Consumers).toEqual([]);
});

it("does not send the emulator the token that would end it", async () => {
  const asked = open.kinesis.send(new ListShardsCommand({ NextToken: "bogus" }));
  await expect(asked).rejects.toMatchObject({ name: "InvalidArgumentException" });
  const { StreamDescriptionSummary: stream } = await open.kinesis.send(
    new DescribeStreamSummaryCommand({ StreamName: "orders" }),
  );
  expect(stream?.OpenShardCount).toBe(2);
});

it("tells a CBOR client how to use JSON", async () => {
  const [, { status, text } = { status: 0, text: "" }] = await both(
    "Kinesis_20131202.PutRecord",
    "x",
    "application/x-amz-cbor-1.1",
  );
  expect(status).toBe(400);
  expect(text).toContain("AWS_CBOR_DISABLE=1");
});

it("accepts metrics over TLS from a client with its certificate", async () => {
  const { cloudWatchTlsUrl: endpoint, certificate } = open.gateway;
  const client = new CloudWatchClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    requestHandler: new NodeHttpHandler({ httpsAgent: new Agent({ ca: certificate }) }),
  });
  const MetricData = [{ MetricName: "RecordsProcessed", Value: 1 }];
  await client.send(new PutMetricDataCommand({ Namespace: "orders-etl", MetricData }));
  client.destroy();
});

it("closes the connection, as a dead service does, when the emulator is gone", async () => {
  const lone = await startGateway({ kinesisUrl: "http://127.0.0.1:1" });
  const asked = fetch(lone.kinesisUrl, { method: "POST", body: "{}" });
  await expect(asked).rejects.toThrow("fetch failed");
  await lone.close();
});

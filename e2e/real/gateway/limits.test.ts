import {
  PutRecordCommand,
  PutRecordsCommand,
  type PutRecordsResultEntry,
  SplitShardCommand,
} from "@aws-sdk/client-kinesis";
import { afterAll, beforeAll, expect, it } from "vitest";
import { OpenGateway } from "./testing/open-gateway";

const MIB = 1_048_576;
const HALF = (2n ** 127n).toString();
/** The test's clock only moves when a test moves it: everything happens in one second. */
let now = Date.now();
let open: OpenGateway;
beforeAll(async () => {
  const limits = (stream: string) =>
    stream === "wide" ? { writeBytes: 100 * MIB, readCalls: 1_000 } : {};
  open = await OpenGateway.open({ now: () => now, limits });
});
afterAll(() => open.close());

let streams = 0;
async function freshStream(shards: number): Promise<string> {
  now += 10_000;
  streams += 1;
  await open.createStream(`orders-${streams}`, shards);
  return `orders-${streams}`;
}

function put(StreamName: string, bytes: number, ExplicitHashKey?: string) {
  const Data = Buffer.alloc(bytes - 1);
  return open.kinesis.send(
    new PutRecordCommand({ StreamName, Data, PartitionKey: "k", ExplicitHashKey }),
  );
}

async function putMany(StreamName: string, count: number, hashKeyOf: (i: number) => string) {
  const Records = Array.from({ length: count }, (_, i) => ({
    Data: Buffer.from(`${i}`),
    PartitionKey: "k",
    ExplicitHashKey: hashKeyOf(i),
  }));
  return open.kinesis.send(new PutRecordsCommand({ StreamName, Records }));
}

const EXCEEDED = "ProvisionedThroughputExceededException";
const first = () => "0";

it("refuses the 1,001st record of a second in AWS's words, and accepts it in the next", async () => {
  const stream = await freshStream(1);
  await putMany(stream, 500, first);
  await putMany(stream, 500, first);
  await expect(put(stream, 2)).rejects.toMatchObject({
    name: EXCEEDED,
    $metadata: { httpStatusCode: 400 },
    message: `Rate exceeded for shard shardId-000000000000 in stream ${stream} under account 000000000000.`,
  });
  now += 1_000;
  expect((await put(stream, 2)).ShardId).toBe("shardId-000000000000");
  expect(open.gateway.traffic(stream)).toMatchObject({ putRecords: 1_001, refusedRecords: 1 });
});

it("accepts exactly a mebibyte in a second, key and data, and not one byte more", async () => {
  const stream = await freshStream(1);
  await put(stream, MIB / 2);
  await put(stream, MIB / 2);
  await expect(put(stream, 1)).rejects.toMatchObject({ name: EXCEEDED });
  expect(open.gateway.traffic(stream).putBytes).toBe(MIB);
});

it("answers refused records each in its place and sends the others on", async () => {
  const stream = await freshStream(2);
  await put(stream, MIB, "0");
  const { FailedRecordCount, Records = [] } = await putMany(stream, 5, (i) => (i % 2 ? HALF : "0"));
  expect(FailedRecordCount).toBe(3);
  expect(Records.map(shortOf)).toEqual([EXCEEDED, "1", EXCEEDED, "1", EXCEEDED]);
  expect(Records[2]?.ErrorMessage).toMatch(
    /^Rate exceeded for shard shardId-000000000000 in stream/,
  );
  const { Records: read = [] } = await open.read(await open.iterator(stream, 1));
  expect(read.map(({ Data }) => Buffer.from(Data ?? []).toString())).toEqual(["1", "3"]);
  expect(read.map(({ SequenceNumber }) => SequenceNumber)).toEqual(
    [Records[1], Records[3]].map((record) => record?.SequenceNumber),
  );
});

function shortOf({ ErrorCode, ShardId, SequenceNumber }: PutRecordsResultEntry): string {
  if (ErrorCode !== undefined) return ErrorCode + (ShardId ?? "") + (SequenceNumber ?? "");
  return String(Number(ShardId?.slice(-12)));
}

it("never refuses a PutRecords call as a whole", async () => {
  const stream = await freshStream(1);
  await put(stream, MIB);
  const { FailedRecordCount, Records } = await putMany(stream, 3, first);
  expect(FailedRecordCount).toBe(3);
  expect(Records?.map(({ ErrorCode }) => ErrorCode)).toEqual([EXCEEDED, EXCEEDED, EXCEEDED]);
});

it("finds a record's shard by the MD5 of its key, as the emulator does", async () => {
  const stream = await freshStream(4);
  const keys = Array.from({ length: 40 }, (_, i) => `user-${i}`);
  // Every shard is full. If a key were mapped to a wrong shard, nothing would show it.
  for (const shard of [0n, 1n, 2n]) await put(stream, MIB, (shard * 2n ** 126n).toString());
  const Records = keys.map((PartitionKey) => ({ PartitionKey, Data: Buffer.from("x") }));
  const answer = await open.kinesis.send(new PutRecordsCommand({ StreamName: stream, Records }));
  const taken = answer.Records?.filter(({ ShardId }) => ShardId !== undefined) ?? [];
  expect(new Set(taken.map(({ ShardId }) => ShardId))).toEqual(new Set(["shardId-000000000003"]));
  expect(answer.FailedRecordCount).toBe(40 - taken.length);
  now += 1_000;
  const again = await open.kinesis.send(new PutRecordsCommand({ StreamName: stream, Records }));
  const inLast = again.Records?.filter(({ ShardId }) => ShardId === "shardId-000000000003");
  expect(inLast).toHaveLength(taken.length);
});

it("counts a split shard's children separately, as soon as one of them has answered", async () => {
  const stream = await freshStream(1);
  await put(stream, MIB);
  await open.kinesis.send(
    new SplitShardCommand({
      StreamName: stream,
      ShardToSplit: "shardId-000000000000",
      NewStartingHashKey: HALF,
    }),
  );
  await open.isActive(stream);
  now += 1_000;
  expect((await put(stream, 2, HALF)).ShardId).toBe("shardId-000000000002");
  now += 1_000;
  expect((await put(stream, MIB, "0")).ShardId).toBe("shardId-000000000001");
  expect((await put(stream, MIB, HALF)).ShardId).toBe("shardId-000000000002");
  await expect(put(stream, 2, "0")).rejects.toThrow("Rate exceeded for shard shardId-000000000001");
});

it("refuses the sixth read of a shard in a second, and accepts its iterator again", async () => {
  const stream = await freshStream(2);
  const iterator = await open.iterator(stream, 0);
  for (let call = 0; call < 5; call += 1) await open.read(iterator);
  await expect(open.read(iterator)).rejects.toMatchObject({
    name: EXCEEDED,
    $metadata: { httpStatusCode: 400 },
  });
  await open.read(await open.iterator(stream, 1));
  now += 1_000;
  await open.read(iterator);
  expect(open.gateway.traffic(stream)).toMatchObject({ getCalls: 7, refusedCalls: 1 });
});

it("ends an answer at ten mebibytes, loses nothing, and then waits for five seconds", async () => {
  now += 10_000;
  await open.createStream("wide", 1);
  for (let record = 0; record < 11; record += 1) await put("wide", MIB);
  const one = await open.read(await open.iterator("wide"));
  expect(one.Records).toHaveLength(10);
  expect(one.MillisBehindLatest).toBeGreaterThan(0);
  const next = String(one.NextShardIterator);
  now += 4_999;
  await expect(open.read(next)).rejects.toMatchObject({ name: EXCEEDED });
  now += 1;
  const two = await open.read(next);
  expect(two.Records).toHaveLength(1);
  expect(two.MillisBehindLatest).toBe(0);
});

import {
  CreateStreamCommand,
  KinesisClient,
  MergeShardsCommand,
  RegisterStreamConsumerCommand,
  UpdateShardCountCommand,
} from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { stubAwsEnvironment } from "../aws/testing/aws-environment";
import { json, type JsonServer, startJsonServer } from "../aws/testing/json-server";
import { createKinesisSource, type KinesisSource } from "./kinesis-source";
import { startKinesisLocal } from "./testing/kinesis-local";
import type { SpawnedServer } from "./testing/spawned-server";

let local: SpawnedServer;
let admin: KinesisClient;
let source: KinesisSource;

beforeAll(async () => {
  local = await startKinesisLocal();
  stubAwsEnvironment({ AWS_ENDPOINT_URL_KINESIS: local.url });
  admin = new KinesisClient({ region: "eu-west-1", requestHandler: new NodeHttpHandler() });
});
beforeEach(() => {
  stubAwsEnvironment({ AWS_ENDPOINT_URL_KINESIS: local.url });
  source = createKinesisSource({ region: "eu-west-1" });
});
afterEach(() => {
  source.close();
  vi.unstubAllEnvs();
});
afterAll(async () => {
  admin?.destroy();
  await local?.stop();
});

const signal = () => new AbortController().signal;

/** Waits until the stream has left CREATING or UPDATING. */
async function settle(stream: string) {
  return vi.waitFor(
    async () => {
      const facts = await source.readStream(stream, signal());
      expect(facts.status).toBe("ACTIVE");
      return facts;
    },
    { timeout: 20_000, interval: 50 },
  );
}

async function create(StreamName: string, ShardCount?: number) {
  const mode = { StreamModeDetails: { StreamMode: "ON_DEMAND" } } as const;
  const how = ShardCount === undefined ? mode : { ShardCount };
  await admin.send(new CreateStreamCommand({ StreamName, ...how }));
  return settle(StreamName);
}

describe("a real stream", () => {
  it("has a mode, shards, a retention and an age", async () => {
    const before = Date.now();
    expect(await create("summary", 3)).toEqual({
      name: "summary",
      arn: expect.stringMatching(/^arn:aws:kinesis:eu-west-1:\d{12}:stream\/summary$/),
      region: "eu-west-1",
      status: "ACTIVE",
      mode: "provisioned",
      openShards: 3,
      retentionMs: 24 * 3_600_000,
      createdAt: expect.any(Number),
      shardLevelMetrics: [],
    });
    const { createdAt } = await source.readStream("summary", signal());
    expect(Math.abs(createdAt - before)).toBeLessThan(60_000);
  });

  it("can be on-demand", async () => {
    expect((await create("on-demand")).mode).toBe("on-demand");
  });

  it("has shards on several pages", async () => {
    await create("paged", 5);
    const small = createKinesisSource({ region: "eu-west-1", pageSize: 2 });
    const paged = await small.readShards("paged", signal());
    small.close();
    expect(paged.map(({ id }) => Number(id.slice(-12)))).toEqual([0, 1, 2, 3, 4]);
    expect(paged).toEqual(await source.readShards("paged", signal()));
  });

  it("has closed parents beside their open children after resharding", async () => {
    await create("reshard", 2);
    await admin.send(
      new UpdateShardCountCommand({
        StreamName: "reshard",
        TargetShardCount: 4,
        ScalingType: "UNIFORM_SCALING",
      }),
    );
    expect((await settle("reshard")).openShards).toBe(4);
    const shards = await source.readShards("reshard", signal());
    const closed = shards.filter(({ endingSequence }) => endingSequence !== undefined);
    const open = shards.filter(({ endingSequence }) => endingSequence === undefined);
    expect([closed.length, open.length]).toEqual([2, 4]);
    expect(new Set(open.flatMap(({ parentIds }) => parentIds))).toEqual(
      new Set(closed.map(({ id }) => id)),
    );
    const [child] = open;
    const parent = closed.find(({ id }) => id === child?.parentIds[0]);
    expect(BigInt(child?.startingSequence ?? 0)).toBeGreaterThan(
      BigInt(parent?.startingSequence ?? 0),
    );
  });

  it("has two parents for a merged shard", async () => {
    await create("merge", 2);
    await admin.send(
      new MergeShardsCommand({
        StreamName: "merge",
        ShardToMerge: "shardId-000000000000",
        AdjacentShardToMerge: "shardId-000000000001",
      }),
    );
    await settle("merge");
    const merged = (await source.readShards("merge", signal())).at(-1);
    expect(merged?.parentIds.toSorted()).toEqual(["shardId-000000000000", "shardId-000000000001"]);
  });

  it("has each of its fan-out consumers once", async () => {
    const { arn } = await create("consumers", 1);
    expect(await source.readConsumers(arn, signal())).toEqual([]);
    for (const ConsumerName of ["billing", "search"]) {
      await admin.send(new RegisterStreamConsumerCommand({ StreamARN: arn, ConsumerName }));
    }
    expect((await source.readConsumers(arn, signal())).toSorted()).toEqual(["billing", "search"]);
  });

  it("is named in the error when it does not exist", async () => {
    const missing = { name: "SourceError", source: "kinesis", fault: "not-found" };
    await expect(source.readStream("nowhere", signal())).rejects.toMatchObject({
      ...missing,
      call: "DescribeStreamSummary",
      message: expect.stringContaining("no stream nowhere in eu-west-1"),
    });
    await expect(source.readShards("nowhere", signal())).rejects.toMatchObject(missing);
    const arn = "arn:aws:kinesis:eu-west-1:000000000000:stream/nowhere";
    await expect(source.readConsumers(arn, signal())).rejects.toMatchObject({
      ...missing,
      message: expect.not.stringContaining("000000000000"),
    });
  });
});

describe("a fault of Kinesis", () => {
  let server: JsonServer;
  beforeAll(async () => {
    server = await startJsonServer();
  });
  beforeEach(() => {
    vi.stubEnv("AWS_ENDPOINT_URL_KINESIS", server.url);
    source.close();
    source = createKinesisSource({ region: "eu-west-1" });
  });
  afterAll(() => server.close());

  const arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/orders";
  const consumers = (names: readonly string[], NextToken?: string) =>
    json({ Consumers: names.map((ConsumerName) => ({ ConsumerName })), NextToken });

  it.each([
    {
      name: "denies",
      answer: json({ __type: "AccessDeniedException", Message: `on ${arn}` }, 400),
      want: { fault: "denied", says: "of orders in eu-west-1: allow kinesis:ListShards" },
    },
    {
      name: "limits the account's calls",
      answer: json({ __type: "LimitExceededException" }, 400),
      want: { fault: "throttled", says: "throttles" },
    },
    {
      name: "repeats its pages",
      answer: json({ Shards: [], NextToken: "again" }),
      want: { fault: "malformed", says: "repeats its pages" },
    },
    {
      name: "lacks a field",
      answer: json({ Shards: [{ ShardId: "shardId-0" }] }),
      want: { fault: "malformed", says: "Shards.0.HashKeyRange" },
    },
  ])("is reported when it $name", async ({ answer, want }) => {
    server.answer(answer);
    const error = await source.readShards("orders", signal()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      source: "kinesis",
      call: "ListShards",
      fault: want.fault,
      message: expect.stringContaining(want.says),
    });
    expect(String(error)).not.toContain("123456789012");
  });

  it("is reported when it hangs", async () => {
    server.answer(() => {});
    const hurried = createKinesisSource({ region: "eu-west-1", timeoutMs: 200 });
    await expect(hurried.readShards("orders", signal())).rejects.toMatchObject({
      fault: "timeout",
      message: expect.stringContaining(
        "Kinesis did not answer ListShards within 0.2 s (orders, eu-west-1, asked 3 times)",
      ),
    });
    hurried.close();
  });

  it("never sends a page's token together with the stream's name", async () => {
    server.answer((question, response) =>
      json(question.index === 0 ? { Shards: [], NextToken: "t" } : { Shards: [] })(
        question,
        response,
      ),
    );
    await source.readShards("orders", signal());
    expect(server.asked.map(({ body }) => body)).toEqual([
      { StreamName: "orders" },
      { NextToken: "t" },
    ]);
  });

  it("ends a list of consumers at an empty page, even if it has a token", async () => {
    server.answer((question, response) =>
      (question.index === 0 ? consumers(["billing"], "t1") : consumers([], "t2"))(
        question,
        response,
      ),
    );
    expect(await source.readConsumers(arn, signal())).toEqual(["billing"]);
    expect(server.asked).toHaveLength(2);
  });
});

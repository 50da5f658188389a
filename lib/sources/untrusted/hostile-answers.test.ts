import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Answer, json, type JsonServer, startJsonServer } from "../aws/testing/json-server";
import { createCloudWatchSource } from "../cloudwatch/cloudwatch-source";
import { createKinesisSource } from "../kinesis/kinesis-source";
import { createLeaseSource } from "../leases/lease-source";
import { isSourceError } from "../source";

let server: JsonServer;
beforeAll(async () => void (server = await startJsonServer()));
afterAll(() => server.close());

const never = new AbortController().signal;
const access = () => ({
  region: "eu-west-1",
  access: { endpoint: server.url, credentials: { accessKeyId: "x", secretAccessKey: "y" } },
});

const NOW = 1_795_421_700_000;

type Ask = () => Promise<unknown>;

/** One call of each service that has pages, as the dashboard makes it. */
function asking(): Readonly<
  Record<"ListShards" | "ListStreamConsumers" | "Scan" | "GetMetricData", Ask>
> {
  const kinesis = createKinesisSource(access());
  const leases = createLeaseSource({ ...access(), table: "etl" });
  const cloudwatch = createCloudWatchSource(access());
  onTestFinished(() => (kinesis.close(), leases.close(), cloudwatch.close()));
  const span = { from: NOW - 600_000, to: NOW };
  return {
    ListShards: () => kinesis.readShards("orders", never),
    ListStreamConsumers: () =>
      kinesis.readConsumers("arn:aws:kinesis:eu-west-1:000000000000:stream/orders", never),
    Scan: () => leases.scan(never),
    GetMetricData: () =>
      cloudwatch.readApplicationLag({ application: "etl", shardIds: ["s"] }, span, NOW, never),
  };
}

const ONE_MIB = "x".repeat(1_048_576);
const shard = (id: string) => ({
  ShardId: id,
  HashKeyRange: { StartingHashKey: "0", EndingHashKey: "1" },
  SequenceNumberRange: { StartingSequenceNumber: "1" },
});
const row = (key: string) => ({ leaseKey: { S: key }, leaseCounter: { N: "1" } });

/** A page with so many items, and the token of the next page. */
const PAGES = {
  ListShards: (items: number, token?: string) => ({
    Shards: Array.from({ length: items }, (_, i) => shard(`s-${i}`)),
    NextToken: token,
  }),
  ListStreamConsumers: (items: number, token?: string) => ({
    Consumers: Array.from({ length: items }, (_, i) => ({ ConsumerName: `c-${i}` })),
    NextToken: token,
  }),
  Scan: (items: number, token?: string) => ({
    Items: Array.from({ length: items }, (_, i) => row(`s-${i}`)),
    ...(token === undefined ? {} : { LastEvaluatedKey: { leaseKey: { S: token } } }),
  }),
  GetMetricData: (items: number, token?: string) => ({
    MetricDataResults: [
      {
        Id: "s0_applicationLag",
        StatusCode: "Complete",
        Timestamps: Array.from({ length: items }, (_, i) => NOW / 1_000 - 60 * i),
        Values: Array.from({ length: items }, () => 1),
      },
    ],
    NextToken: token,
  }),
} as const;

type Call = keyof typeof PAGES;
const CALLS = Object.keys(PAGES) as Call[]; // the keys of a closed table

async function refusal(ask: Ask): Promise<{ fault: string; call: string; message: string }> {
  const error = await ask().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isSourceError(error)) throw new Error("not refused in words", { cause: error });
  return error;
}

describe.each(CALLS)("%s", (call) => {
  const page = PAGES[call];
  const ask = () => asking()[call]();

  it("stops with a message when a page's token comes back", async () => {
    server.answer(json(page(1, "again")));
    expect(await refusal(ask)).toMatchObject({
      call,
      fault: "malformed",
      message: expect.stringContaining("repeats its pages"),
    });
    expect(server.asked.length).toBe(2);
  });

  it("stops with a message when pages never end", async () => {
    server.answer((question, response) => json(page(1, `t${question.index}`))(question, response));
    expect(await refusal(ask)).toMatchObject({
      call,
      fault: "too-large",
      message: expect.stringContaining("more pages than can be right"),
    });
    expect(server.asked.length).toBeLessThanOrEqual(100);
  });

  it("stops with a message before huge pages fill the memory", async () => {
    const items = 60_000;
    const texts = new Map<number, string>();
    const huge: Answer = ({ index }, response) => {
      const text = texts.get(0) ?? JSON.stringify(page(items, "TOKEN"));
      texts.set(0, text);
      response.end(text.replace('"TOKEN"', `"t${index}"`));
    };
    server.answer(huge);
    expect(await refusal(ask)).toMatchObject({ call, fault: "too-large" });
    expect(server.asked.length).toBe(Math.floor(1_000_000 / items) + 1);
  }, 120_000);

  it("stops with a message at an answer that is larger than its limit", async () => {
    server.answer((_, response) => response.end(`{"x":"${ONE_MIB.repeat(33)}"}`));
    expect(await refusal(ask)).toMatchObject({
      call,
      fault: "too-large",
      message: expect.stringContaining("larger than 32 MiB"),
    });
  });

  it.each([
    ["lists", `${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`],
    ["objects", `${'{"a":'.repeat(1_000_000)}1${"}".repeat(1_000_000)}`],
    ["nothing that ends", "[".repeat(2_000_000)],
  ])("stops with a message at a million nested %s", async (_, text) => {
    server.answer((_question, response) => response.end(text));
    expect((await refusal(ask)).call).toBe(call);
  });

  it("does not accept a megabyte as a name", async () => {
    const long = JSON.stringify(page(1)).replaceAll(
      /"(s-0|c-0|s0_applicationLag)"/g,
      `"${ONE_MIB}"`,
    );
    server.answer((_, response) => response.end(long));
    const { message } = await refusal(ask);
    expect(message.length).toBeLessThan(300);
  });

  it("ignores a megabyte in a field that is not read", async () => {
    server.answer(json({ ...page(1), Unknown: ONE_MIB, Label: [ONE_MIB] }));
    await expect(ask()).resolves.toBeDefined();
  });
});

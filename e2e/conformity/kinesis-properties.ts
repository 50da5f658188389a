import {
  DescribeStreamSummaryCommand,
  ListShardsCommand,
  type ListShardsCommandInput,
  ListStreamConsumersCommand,
} from "@aws-sdk/client-kinesis";
import { createKinesisSource } from "@/lib/sources/kinesis/kinesis-source";
import { type Property, refusalOf } from "./property";
import { REGION, type Target } from "./target";

export const STREAM = "five";
export const SHARDS = 5;

const HASH_KEYS = 2n ** 128n;
const IDS = Array.from({ length: SHARDS }, (_, i) => `shardId-00000000000${i}`);
const UNKNOWN = "nobody-has-this-stream";
const { signal } = new AbortController();

const list = (target: Target, input: ListShardsCommandInput) =>
  target.kinesis.send(new ListShardsCommand(input));

const idsOf = async (target: Target, input: ListShardsCommandInput) =>
  (await list(target, input)).Shards?.map(({ ShardId }) => ShardId);

async function arnOf({ kinesis }: Target): Promise<string> {
  const command = new DescribeStreamSummaryCommand({ StreamName: STREAM });
  const { StreamDescriptionSummary } = await kinesis.send(command);
  return StreamDescriptionSummary?.StreamARN ?? "";
}

const sourceOf = ({ access }: Target, pageSize?: number) =>
  createKinesisSource({ region: REGION, access, pageSize });

const all = { judges: ["kinesis-local"], subject: "demo" } as const;

export const SHARD_PROPERTIES: readonly Property[] = [
  {
    ...all,
    call: "ListShards",
    property: "gives pages by their token alone, and no token with the last",
    ask: async (target) => {
      const sizes: unknown[] = [];
      let page = await list(target, { StreamName: STREAM, MaxResults: 2 });
      for (
        ;
        page.NextToken;
        page = await list(target, { NextToken: page.NextToken, MaxResults: 2 })
      )
        sizes.push(page.Shards?.length);
      return [...sizes, page.Shards?.length];
    },
    expected: () => [2, 2, 1],
  },
  {
    ...all,
    call: "ListShards",
    property: "is read to its end by the product, page after page",
    ask: async (target) =>
      (await sourceOf(target, 2).readShards(STREAM, signal)).map(({ id }) => id),
    expected: () => IDS,
  },
  {
    ...all,
    call: "ListShards",
    property: "divides the hash keys evenly, the last shard taking the rest",
    ask: async (target) => {
      const shards = await sourceOf(target).readShards(STREAM, signal);
      return shards.map(({ startingHash, endingHash }) => [startingHash, endingHash]);
    },
    expected: () =>
      IDS.map((_, i) => [
        String((HASH_KEYS / BigInt(SHARDS)) * BigInt(i)),
        String(
          i === SHARDS - 1 ? HASH_KEYS - 1n : (HASH_KEYS / BigInt(SHARDS)) * BigInt(i + 1) - 1n,
        ),
      ]),
  },
  {
    ...all,
    call: "ListShards",
    property:
      "numbers sequences in 56 digits, those of later shards higher, and closes no open shard",
    ask: async (target) => {
      const shards = await sourceOf(target).readShards(STREAM, signal);
      const numbers = shards.map(({ startingSequence }) => startingSequence);
      return {
        digits: [...new Set(numbers.map((text) => text.length))],
        ascending: numbers.every((text, i) => i === 0 || text > (numbers[i - 1] ?? "")),
        closed: shards.filter(({ endingSequence }) => endingSequence !== undefined),
      };
    },
    expected: () => ({ digits: [56], ascending: true, closed: [] }),
  },
  {
    ...all,
    call: "ListShards",
    property: "with AT_LATEST gives the open ones",
    ask: (target) => idsOf(target, { StreamName: STREAM, ShardFilter: { Type: "AT_LATEST" } }),
    expected: () => IDS,
  },
  {
    ...all,
    call: "ListShards",
    property: "begins after ExclusiveStartShardId",
    ask: (target) => idsOf(target, { StreamName: STREAM, ExclusiveStartShardId: IDS[2] }),
    expected: () => IDS.slice(3),
  },
  {
    ...all,
    call: "ListShards",
    property: "takes an ARN for the name",
    ask: async (target) => idsOf(target, { StreamARN: await arnOf(target), MaxResults: 1 }),
    expected: () => IDS.slice(0, 1),
  },
];

export const STREAM_PROPERTIES: readonly Property[] = [
  {
    ...all,
    call: "DescribeStreamSummary",
    property: "is read by the product as an active, provisioned stream of a day",
    ask: async (target) => {
      const { createdAt, arn, ...facts } = await sourceOf(target).readStream(STREAM, signal);
      return { ...facts, ageIsKnown: createdAt > 0, arn: arn.replace(/\d{12}/, "ACCOUNT") };
    },
    expected: () => ({
      name: STREAM,
      arn: `arn:aws:kinesis:${REGION}:ACCOUNT:stream/${STREAM}`,
      region: REGION,
      status: "ACTIVE",
      mode: "provisioned",
      openShards: SHARDS,
      retentionMs: 86_400_000,
      shardLevelMetrics: [],
      ageIsKnown: true,
    }),
  },
  {
    ...all,
    judges: ["kinesis-local", "moto", "ministack"],
    call: "ListStreamConsumers",
    property: "of a stream without any is an empty list",
    ask: async (target) => {
      const command = new ListStreamConsumersCommand({ StreamARN: await arnOf(target) });
      return (await target.kinesis.send(command)).Consumers;
    },
    expected: () => [],
  },
];

export const KINESIS_REFUSALS: readonly Property[] = [
  {
    ...all,
    call: "ListShards",
    property: "refuses a token together with the name",
    ask: async (target) => {
      const { NextToken } = await list(target, { StreamName: STREAM, MaxResults: 1 });
      return refusalOf(list(target, { StreamName: STREAM, NextToken }));
    },
    expected: () => "InvalidArgumentException 400",
  },
  {
    ...all,
    call: "ListShards",
    property: "refuses a token that is none",
    ask: (target) => refusalOf(list(target, { NextToken: "bogus" })),
    expected: () => "InvalidArgumentException 400",
  },
  {
    ...all,
    call: "ListShards",
    property: "refuses to be asked about nothing",
    ask: (target) => refusalOf(list(target, {})),
    expected: () => "InvalidArgumentException 400",
  },
  {
    ...all,
    judges: ["kinesis-local", "moto", "ministack"],
    call: "ListShards",
    property: "does not find a stream that is not there",
    ask: (target) => refusalOf(list(target, { StreamName: UNKNOWN })),
    expected: () => "ResourceNotFoundException 400",
  },
  {
    ...all,
    judges: ["kinesis-local", "moto", "ministack"],
    call: "DescribeStreamSummary",
    property: "does not find a stream that is not there",
    ask: (target) =>
      refusalOf(target.kinesis.send(new DescribeStreamSummaryCommand({ StreamName: UNKNOWN }))),
    expected: () => "ResourceNotFoundException 400",
  },
  {
    ...all,
    judges: ["kinesis-local", "ministack"],
    call: "ListStreamConsumers",
    property: "does not find an ARN that is not there",
    ask: async (target) => {
      const StreamARN = (await arnOf(target)).replace(STREAM, UNKNOWN);
      return refusalOf(target.kinesis.send(new ListStreamConsumersCommand({ StreamARN })));
    },
    expected: () => "ResourceNotFoundException 400",
  },
];

import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  ListShardsCommand,
  ListStreamConsumersCommand,
} from "@aws-sdk/client-kinesis";
import type { ShardFacts, StreamFacts } from "@/lib/domain/stream-facts";
import { askAws } from "../aws/ask-aws";
import type { AwsCall } from "../aws/aws-call";
import { type AwsSourceOptions, clientOptions } from "../aws/client-options";
import { type Page, readPages } from "../aws/paged";
import { parseConsumers } from "./parse-consumers";
import { parseShards } from "./parse-shards";
import { parseStreamSummary } from "./parse-stream";

export interface KinesisSource {
  /** Mode, shard count and retention, by `DescribeStreamSummary`. @throws SourceError */
  readStream(stream: string, signal: AbortSignal): Promise<Omit<StreamFacts, "consumers">>;
  /** All shards within the retention, closed ones too, by `ListShards`. @throws SourceError */
  readShards(stream: string, signal: AbortSignal): Promise<readonly ShardFacts[]>;
  /** Names of the registered fan-out consumers of a stream's ARN. @throws SourceError */
  readConsumers(arn: string, signal: AbortSignal): Promise<readonly string[]>;
  close(): void;
}

export interface KinesisSourceOptions extends AwsSourceOptions {
  /** Shards or consumers per page; by default as many as Kinesis gives. */
  readonly pageSize?: number | undefined;
}

/** A page has 1,000 shards, and AWS's largest quota is 20,000 shards; closed ones come on top. */
const MAX_PAGES = 100;

/** Kinesis' control plane of one region, read-only: no call here reads a record. */
export function createKinesisSource(options: KinesisSourceOptions): KinesisSource {
  const { region, pageSize } = options;
  const client = new KinesisClient(clientOptions(options));
  const callOf = (call: string, resource?: string): AwsCall => ({
    source: "kinesis",
    call,
    region,
    resource,
  });
  return {
    async readStream(StreamName, signal) {
      const body = await askAws(callOf("DescribeStreamSummary", StreamName), signal, (sending) =>
        client.send(new DescribeStreamSummaryCommand({ StreamName }), sending),
      );
      // Commands that people copy use the name that was asked for, not the one that an endpoint
      // answers.
      return { ...parseStreamSummary(body), name: StreamName, region };
    },
    readShards(stream, signal) {
      const call = callOf("ListShards", stream);
      return readPages(call, MAX_PAGES, (token) =>
        askAws(call, signal, (sending) => shardsPage(client, { stream, token, pageSize }, sending)),
      );
    },
    readConsumers(arn, signal) {
      const call = callOf("ListStreamConsumers");
      return readPages(call, MAX_PAGES, (token) =>
        askAws(call, signal, (sending) => consumersPage(client, { arn, token, pageSize }, sending)),
      );
    },
    close: () => client.destroy(),
  };
}

interface PageQuestion {
  readonly token: string | undefined;
  readonly pageSize: number | undefined;
}

interface Sending {
  readonly abortSignal: AbortSignal;
}

async function shardsPage(
  client: KinesisClient,
  { stream, token, pageSize }: PageQuestion & { readonly stream: string },
  sending: Sending,
): Promise<Page<ShardFacts>> {
  // Kinesis refuses a token together with the name of its stream.
  const ask = token === undefined ? { StreamName: stream } : { NextToken: token };
  const page = await client.send(new ListShardsCommand({ ...ask, MaxResults: pageSize }), sending);
  return { items: parseShards([page]), next: page.NextToken };
}

async function consumersPage(
  client: KinesisClient,
  { arn, token, pageSize }: PageQuestion & { readonly arn: string },
  sending: Sending,
): Promise<Page<string>> {
  const page = await client.send(
    new ListStreamConsumersCommand({ StreamARN: arn, NextToken: token, MaxResults: pageSize }),
    sending,
  );
  const items = parseConsumers(page);
  // kinesis-local gives a token with a complete list; an empty page is the end of any list.
  return { items, next: items.length === 0 ? undefined : page.NextToken };
}

import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  ListShardsCommand,
  ListStreamConsumersCommand,
} from "@aws-sdk/client-kinesis";
import type { ShardFacts, StreamFacts } from "@/lib/domain/facts";
import { askAws } from "../aws/ask-aws";
import type { AwsCall } from "../aws/aws-fault";
import { type AwsSourceOptions, clientOptions } from "../aws/client-options";
import { readPages } from "../aws/paged";
import { parseConsumers } from "./parse-consumers";
import { parseShards } from "./parse-shards";
import { parseStreamSummary } from "./parse-stream";

export interface KinesisSource {
  /** Mode, shard count, retention, by `DescribeStreamSummary`. @throws SourceError */
  readStream(stream: string, signal: AbortSignal): Promise<Omit<StreamFacts, "consumers">>;
  /** All shards within retention, closed ones too, by `ListShards`. @throws SourceError */
  readShards(stream: string, signal: AbortSignal): Promise<readonly ShardFacts[]>;
  /** Names of the registered fan-out consumers of a stream's ARN. @throws SourceError */
  readConsumers(arn: string, signal: AbortSignal): Promise<readonly string[]>;
  close(): void;
}

export interface KinesisSourceOptions extends AwsSourceOptions {
  /** Shards or consumers of one page; by default as many as Kinesis gives. */
  readonly pageSize?: number | undefined;
}

/** 1,000 shards a page, and 20,000 shards are AWS's largest quota; closed ones come on top. */
const MAX_PAGES = 100;

/** Kinesis' control plane of one region, read-only: no call here reads a record. */
export function createKinesisSource(options: KinesisSourceOptions): KinesisSource {
  const client = new KinesisClient(clientOptions(options));
  const callOf = (call: string, resource?: string): AwsCall => ({
    source: "kinesis",
    call,
    region: options.region,
    resource,
  });

  return {
    async readStream(StreamName, signal) {
      const body = await askAws(callOf("DescribeStreamSummary", StreamName), signal, (sending) =>
        client.send(new DescribeStreamSummaryCommand({ StreamName }), sending),
      );
      return parseStreamSummary(body);
    },

    async readShards(stream, signal) {
      const call = callOf("ListShards", stream);
      const MaxResults = options.pageSize;
      return readPages(call, MAX_PAGES, async (NextToken) => {
        // Kinesis refuses a token together with the name that it stands for.
        const ask = NextToken === undefined ? { StreamName: stream } : { NextToken };
        const page = await askAws(call, signal, (sending) =>
          client.send(new ListShardsCommand({ ...ask, MaxResults }), sending),
        );
        return { items: parseShards([page]), next: page.NextToken };
      });
    },

    async readConsumers(StreamARN, signal) {
      const call = callOf("ListStreamConsumers");
      const MaxResults = options.pageSize;
      return readPages(call, MAX_PAGES, async (NextToken) => {
        const page = await askAws(call, signal, (sending) =>
          client.send(
            new ListStreamConsumersCommand({ StreamARN, NextToken, MaxResults }),
            sending,
          ),
        );
        const items = parseConsumers(page);
        // kinesis-local gives a token with a complete list; an empty page is the end of any list.
        return { items, next: items.length === 0 ? undefined : page.NextToken };
      });
    },

    close: () => client.destroy(),
  };
}

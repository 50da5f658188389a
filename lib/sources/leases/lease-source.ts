import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { z } from "zod";
import type { LeaseScan } from "@/lib/domain/stream-facts";
import { askAws } from "../aws/ask-aws";
import type { AwsCall } from "../aws/aws-call";
import { type AwsSourceOptions, clientOptions } from "../aws/client-options";
import { readPages } from "../aws/paged";
import { parseAnswer } from "../aws/parse-answer";
import { parseLeases } from "./parse-leases";

export interface LeaseSourceOptions extends AwsSourceOptions {
  /** The KCL application's name. */
  readonly table: string;
  /** For a multi-stream table: only the leases of this stream. Other tables do not name a stream. */
  readonly stream?: string | undefined;
}

export interface LeaseSource {
  /** The whole table, once. @throws SourceError */
  scan(signal: AbortSignal): Promise<LeaseScan>;
  close(): void;
}

/** A page holds 1 MB, some thousand leases; no table of KCL is larger than this. */
const MAX_PAGES = 64;

/** A table without rows has an empty list. An answer without a list is not DynamoDB's. */
const pageSchema = z.object({ Items: z.array(z.unknown()) });

const ATTRIBUTES = [
  "leaseKey",
  "leaseCounter",
  "leaseOwner",
  "checkpoint",
  "ownerSwitchesSinceCheckpoint",
  "parentShardId",
  "startingHashKey",
  "endingHashKey",
  "entityType",
];

/** Placeholders, because a name may be one of DynamoDB's several hundred reserved words. */
const PROJECTION = {
  ProjectionExpression: ATTRIBUTES.map((_, i) => `#a${i}`).join(", "),
  ExpressionAttributeNames: Object.fromEntries(ATTRIBUTES.map((name, i) => [`#a${i}`, name])),
};

/**
 * The KCL lease table, read-only. Reads are eventually consistent, at half the price: an old table
 * has 10 read units for the application and for us together.
 */
export function createLeaseSource(options: LeaseSourceOptions): LeaseSource {
  const { region, table, stream } = options;
  const client = new DynamoDBClient(clientOptions(options));
  const call: AwsCall = { source: "leases", call: "Scan", region, resource: table };

  /** `LastEvaluatedKey` is the key of a row; the next page starts after it. */
  const readPage = async (signal: AbortSignal, after: string | undefined) => {
    const page = await askAws(call, signal, (sending) =>
      client.send(
        new ScanCommand({
          TableName: table,
          ConsistentRead: false,
          ...PROJECTION,
          ...(after === undefined ? {} : { ExclusiveStartKey: { leaseKey: { S: after } } }),
        }),
        sending,
      ),
    );
    const items = parseLeases(parseAnswer(pageSchema, page, call).Items, stream);
    return {
      items,
      holds: items.reduce((sum, { parentIds }) => sum + 1 + parentIds.length, 0),
      next: page.LastEvaluatedKey?.["leaseKey"]?.S,
    };
  };

  return {
    async scan(signal) {
      const leases = await readPages(call, MAX_PAGES, (after) => readPage(signal, after));
      return { table, region, leases };
    },
    close: () => client.destroy(),
  };
}

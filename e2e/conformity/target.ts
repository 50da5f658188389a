import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KinesisClient } from "@aws-sdk/client-kinesis";
import { type AwsAccess, clientOptions } from "@/lib/sources/aws/client-options";

/** A server that answers as AWS does, or should. */
export interface Target {
  readonly name: string;
  readonly url: string;
  /** The real SDK's clients as the product makes them, without retries. */
  readonly kinesis: KinesisClient;
  readonly dynamodb: DynamoDBClient;
  readonly cloudwatch: CloudWatchClient;
  /** For the product's own sources. */
  readonly access: AwsAccess;
  close(): Promise<void>;
}

export const REGION = "eu-west-1";

const CREDENTIALS = { accessKeyId: "test", secretAccessKey: "test" };

export function targetAt(
  name: string,
  url: string,
  stop: () => Promise<void>,
  credentials: { accessKeyId: string; secretAccessKey: string } = CREDENTIALS,
): Target {
  const access = { endpoint: url, credentials };
  const options = { ...clientOptions({ region: REGION, access }), maxAttempts: 1 };
  const kinesis = new KinesisClient(options);
  const dynamodb = new DynamoDBClient(options);
  const cloudwatch = new CloudWatchClient(options);
  return {
    name,
    url,
    kinesis,
    dynamodb,
    cloudwatch,
    access,
    close: async () => {
      for (const client of [kinesis, dynamodb, cloudwatch]) client.destroy();
      await stop();
    },
  };
}

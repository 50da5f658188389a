import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { clientOptions } from "@/lib/sources/aws/client-options";
import { OpenGateway } from "../real/gateway/testing/open-gateway";
import { SHARDS, STREAM } from "./kinesis-properties";
import { REGION, type Target, targetAt } from "./target";

/** The gateway of the real runs before an emulator, with no delay before it publishes. */
export async function startGatewayTarget(): Promise<Target> {
  const open = await OpenGateway.open({ publishLateMs: 0 });
  await open.createStream(STREAM, SHARDS);
  const { kinesisUrl, cloudWatchUrl } = open.gateway;
  const target = targetAt("gateway", kinesisUrl, () => open.close());
  const access = { ...target.access, endpoint: cloudWatchUrl };
  // Its CloudWatch has an address of its own.
  return { ...target, cloudwatch: new CloudWatchClient(clientOptions({ region: REGION, access })) };
}

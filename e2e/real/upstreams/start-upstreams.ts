import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Child } from "../process/child";
import type { GatewayOrder } from "./gateway-order";

export interface Upstreams {
  /** The gateway, for producers, receivers, and the dashboard. */
  readonly kinesisUrl: string;
  readonly cloudWatchUrl: string;
  readonly dynamoUrl: string;
  /** The file that sends the KCL's clients of DynamoDB and CloudWatch to this machine. */
  readonly regionsFile: string;
  /** Makes the gateway refuse reads, or be silent. */
  orderGateway(order: GatewayOrder): void;
}

/**
 * Starts all AWS services: an emulated Kinesis behind the metering gateway, CloudWatch, and the
 * lease tables. Each is its own process, so that a burst of puts delays no lease and no producer.
 */
export async function startUpstreams(
  folder: string,
  { publishLateMs }: { readonly publishLateMs: number },
): Promise<Upstreams> {
  const start = (name: string, ...args: readonly string[]): Child => {
    const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
    return new Child({
      command: process.execPath,
      args: ["--import", "tsx", file, ...args],
      logFile: join(folder, `${name}.log`),
      ipc: true,
    });
  };
  const [kinesis, dynamo] = await Promise.all([
    start("kinesis").message<{ url: string }>(),
    start("lease-tables").message<{ url: string; tlsUrl: string }>(),
  ]);
  const gate = start("gateway", kinesis.url, String(publishLateMs));
  const gateway = await gate.message<{
    url: string;
    cloudWatchUrl: string;
    cloudWatchTlsUrl: string;
  }>();
  const regionsFile = join(folder, "regions.xml");
  writeFileSync(
    regionsFile,
    regions({
      kinesis: gateway.url,
      dynamodb: dynamo.tlsUrl,
      monitoring: gateway.cloudWatchTlsUrl,
    }),
  );
  return {
    kinesisUrl: gateway.url,
    cloudWatchUrl: gateway.cloudWatchUrl,
    dynamoUrl: dynamo.url,
    regionsFile,
    orderGateway: (order) => gate.send(order),
  };
}

/** The AWS SDK 1's list of regions. It replaces every other region, and its clients use TLS. */
function regions(services: Readonly<Record<string, string>>): string {
  const endpoints = Object.entries(services).map(
    ([name, url]) =>
      `<Endpoint><ServiceName>${name}</ServiceName><Http>false</Http><Https>true</Https>` +
      `<Hostname>${new URL(url).host}</Hostname></Endpoint>`,
  );
  const region = `<Name>us-east-1</Name><Domain>amazonaws.com</Domain>${endpoints.join("")}`;
  return `<XML><Regions><Region>${region}</Region></Regions></XML>\n`;
}

import { ScanCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamSummaryCommand,
  RegisterStreamConsumerCommand,
} from "@aws-sdk/client-kinesis";
import { createCloudWatchSource } from "@/lib/sources/cloudwatch/cloudwatch-source";
import { createKinesisSource } from "@/lib/sources/kinesis/kinesis-source";
import { createLeaseSource } from "@/lib/sources/leases/lease-source";
import { isSourceError } from "@/lib/sources/source";
import type { AccessKey } from "./iam-user";
import { STREAM } from "./kinesis-properties";
import { pointsOf, PUTS, query } from "./metric-seed";
import { type Property, refusalOf } from "./property";
import { REGION, type Target } from "./target";

/** A pipeline of the demo that is denied every AWS call. */
export const DENIED = "denied";

const { signal } = new AbortController();
const lately = () => ({ from: Date.now() - 600_000, to: Date.now() });

type Read = (target: Target) => Promise<unknown>;

/** Only the error's name: AWS answers 400 where the judge answers 403. */
const nameOf =
  (ask: Read): Read =>
  async (target) =>
    String(await refusalOf(ask(target))).replace(/ \d+$/, "");

const DENIED_CALLS: Readonly<Record<string, Read>> = {
  DescribeStreamSummary: ({ kinesis }) =>
    kinesis.send(new DescribeStreamSummaryCommand({ StreamName: DENIED })),
  Scan: ({ dynamodb }) => dynamodb.send(new ScanCommand({ TableName: `${DENIED}-consumer` })),
  GetMetricData: ({ cloudwatch }) => {
    const dimensions = { StreamName: DENIED };
    const asked = query("a", { metric: PUTS, stat: "Sum", dimensions });
    return pointsOf(cloudwatch, lately(), [asked]);
  },
};

/** The judge is asked as a user without any permission. */
export const DENIAL_PROPERTIES: readonly Property[] = Object.entries(DENIED_CALLS).map(
  ([call, ask]) => ({
    call,
    judges: ["ministack"],
    subject: "demo",
    property: "without permission is refused by this name",
    ask: nameOf(ask),
    expected: () => "AccessDeniedException",
  }),
);

/** The demo accepts any key, so the product's own client is tested against a judge that refuses keys. */
export const KEY_PROPERTIES: readonly Property<AccessKey>[] = (
  [
    ["an unknown key", () => ({ accessKeyId: "AKIANOBODYHASTHIS", secretAccessKey: "x" })],
    ["a wrong secret", (key) => ({ ...key, secretAccessKey: "wrong" })],
    ["a user without permission", (key) => key],
  ] satisfies readonly (readonly [string, (key: AccessKey) => AccessKey])[]
).flatMap(([what, keyOf]) =>
  ["DescribeStreamSummary", "Scan", "GetMetricData"].map((call) => ({
    call,
    judges: ["ministack"],
    subject: "product",
    property: `with ${what} is to the product a refusal that asking again cannot mend`,
    ask: (target, key) => faultOf(readBy(call, target.url, keyOf(key))),
    expected: () => ["denied", false],
  })),
);

/** The product's own read that makes this call. */
async function readBy(call: string, endpoint: string, credentials: AccessKey): Promise<unknown> {
  const options = { region: REGION, access: { endpoint, credentials } };
  if (call === "Scan") return createLeaseSource({ ...options, table: "any" }).scan(signal);
  if (call === "DescribeStreamSummary") {
    return createKinesisSource(options).readStream(STREAM, signal);
  }
  const asked = [{ pipelineId: "p", stream: STREAM }];
  const source = createCloudWatchSource(options);
  const { failures } = await source.readPeriods(asked, lately(), Date.now(), signal);
  throw failures.get("p") ?? new Error("no refusal");
}

async function faultOf(asked: Promise<unknown>): Promise<unknown> {
  try {
    await asked;
    return "no refusal";
  } catch (error) {
    return isSourceError(error) ? [error.fault, error.retryable] : error;
  }
}

export const CONSUMER_PROPERTIES: readonly Property[] = [
  {
    call: "ListStreamConsumers",
    judges: ["moto", "ministack"],
    subject: "product",
    property: "is read by the product to its end, a name a page",
    ask: async ({ kinesis, access }) => {
      const command = new DescribeStreamSummaryCommand({ StreamName: STREAM });
      const StreamARN = (await kinesis.send(command)).StreamDescriptionSummary?.StreamARN ?? "";
      for (const ConsumerName of ["one", "two", "three"]) {
        await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName }));
      }
      const source = createKinesisSource({ region: REGION, access, pageSize: 1 });
      const names = await source.readConsumers(StreamARN, signal);
      return names.toSorted((a, b) => a.localeCompare(b));
    },
    expected: () => ["one", "three", "two"],
  },
];

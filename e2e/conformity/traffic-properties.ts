import { PutRecordCommand, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";
import { STREAM } from "./kinesis-properties";
import { pointsOf, query } from "./metric-seed";
import type { Property } from "./property";
import type { Target } from "./target";

/**
 * Keys of different lengths, because their bytes count too. Plain letters, because moto counts an ü
 * as one byte.
 */
const RECORDS = [
  { PartitionKey: "k", Data: Buffer.alloc(1_000) },
  { PartitionKey: "a-key-of-18-bytes!", Data: Buffer.alloc(200) },
  { PartitionKey: "umlaut", Data: Buffer.alloc(50) },
];

const BYTES = RECORDS.reduce(
  (sum, { PartitionKey, Data }) => sum + Buffer.byteLength(PartitionKey) + Data.length,
  0,
);

/** One call of three records, and a call for each. */
export async function putRecords({ kinesis }: Target): Promise<void> {
  await kinesis.send(new PutRecordsCommand({ StreamName: STREAM, Records: RECORDS }));
  for (const record of RECORDS) {
    await kinesis.send(new PutRecordCommand({ StreamName: STREAM, ...record }));
  }
}

/** The total of the last minutes, because the puts may be on both sides of a full minute. */
async function total({ cloudwatch }: Target, metric: string, stat: string): Promise<number> {
  const minute = minuteOf(Date.now());
  const span = { from: minute - 3 * MINUTE_MS, to: minute + 2 * MINUTE_MS };
  const points = await pointsOf(cloudwatch, span, [query("a", { metric, stat })]);
  return (points["a"] ?? []).reduce((sum, [, value]) => sum + value, 0);
}

const common = { call: "PutRecords", judges: ["moto"], subject: "gateway" } as const;

/** CloudWatch's metrics of puts: the gateway of the real runs against a judge that has them too. */
export const TRAFFIC_PROPERTIES: readonly Property[] = [
  {
    ...common,
    property: "becomes IncomingBytes of data and partition keys together",
    ask: (target) => total(target, "IncomingBytes", "Sum"),
    expected: () => 2 * BYTES,
  },
  {
    ...common,
    property: "becomes IncomingRecords, each counted once",
    ask: (target) => total(target, "IncomingRecords", "Sum"),
    expected: () => 2 * RECORDS.length,
  },
  {
    ...common,
    property: "becomes one sample a call, whatever it carries",
    ask: (target) => total(target, "IncomingBytes", "SampleCount"),
    expected: () => 1 + RECORDS.length,
  },
];

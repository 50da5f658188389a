import { PutRecordCommand, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OpenGateway } from "./testing/open-gateway";

/** Arrival times are the emulator's, and real: the gateway's clock is ahead of them. */
const AHEAD_MS = 90_000;
const LATE_MS = 75_000;
const SECOND = 1_000;
const MINUTE = 60_000;

/** The second after the next full minute of the gateway's clock. */
const BEGIN = Math.ceil((Date.now() + AHEAD_MS) / MINUTE) * MINUTE;
let now = BEGIN;
let open: OpenGateway;
beforeAll(async () => {
  open = await OpenGateway.open({ now: () => now, publishLateMs: LATE_MS });
});
afterAll(() => open.close());

function put(StreamName: string, bytes: number) {
  const Data = Buffer.alloc(bytes - 1);
  return open.kinesis.send(new PutRecordCommand({ StreamName, Data, PartitionKey: "k" }));
}

const minutes = (stream: string, metric: string, stat = "Sum") =>
  open.minutes(stream, metric, stat, now);

describe("the series of one minute", () => {
  let before = 0;
  beforeAll(async () => {
    now = BEGIN;
    await open.createStream("orders", 1);
    before = Date.now();
    await put("orders", 100);
    const record = (bytes: number) => ({ Data: Buffer.alloc(bytes - 1), PartitionKey: "k" });
    const Records = [record(1_000), record(1_048_000), record(500)];
    await open.kinesis.send(new PutRecordsCommand({ StreamName: "orders", Records }));
    await open.kinesis.send(
      new PutRecordsCommand({ StreamName: "orders", Records: [record(1_000)] }),
    );
    await expect(put("orders", 1_047_000)).rejects.toThrow("Rate exceeded");
    const iterator = await open.iterator("orders");
    const { NextShardIterator: next } = await open.read(iterator, 1);
    for (let call = 0; call < 4; call += 1) await open.read(String(next));
    await expect(open.read(String(next))).rejects.toThrow("Rate exceeded");
    now = BEGIN + MINUTE + LATE_MS;
  });

  // 100 + (1,000 + refused + 500) + 1,000: the large one does not fit beside the others.
  const putBytes = 100 + 1_500 + 1_000;
  const rest = putBytes - 100;
  it.each([
    ["IncomingBytes", { Sum: putBytes, SampleCount: 3, Minimum: 100, Maximum: 1_500 }],
    ["IncomingRecords", { Sum: 4, SampleCount: 3, Maximum: 2, Average: 4 / 3 }],
    ["PutRecord.Bytes", { Sum: 100, SampleCount: 1 }],
    ["PutRecord.Success", { Average: 0.5, Sum: 1, SampleCount: 2 }],
    ["PutRecords.Bytes", { Sum: 2_500, SampleCount: 2 }],
    ["PutRecords.Success", { Average: 1, SampleCount: 2 }],
    ["PutRecords.TotalRecords", { Sum: 4 }],
    ["PutRecords.SuccessfulRecords", { Sum: 3 }],
    ["PutRecords.ThrottledRecords", { Sum: 1 }],
    ["PutRecords.FailedRecords", { Sum: 0 }],
    ["PutRecords.Records", { Sum: 3 }],
    ["WriteProvisionedThroughputExceeded", { Sum: 2, Maximum: 1, Minimum: 0, SampleCount: 4 }],
    ["GetRecords.Bytes", { Sum: 100 + 4 * rest, SampleCount: 5 }],
    ["GetRecords.Records", { Sum: 1 + 4 * 3, Minimum: 1, Maximum: 3 }],
    ["GetRecords.Success", { Sum: 5, SampleCount: 6, Average: 5 / 6 }],
    ["ReadProvisionedThroughputExceeded", { Sum: 1, SampleCount: 6, Maximum: 1 }],
  ])("%s", async (metric, statistics) => {
    for (const [stat, value] of Object.entries(statistics)) {
      expect([stat, await minutes("orders", metric, stat)]).toEqual([stat, [[BEGIN, value]]]);
    }
  });

  it.each([["PutRecord.Latency"], ["PutRecords.Latency"], ["GetRecords.Latency"]])(
    "%s is a duration",
    async (metric) => {
      const [[, average] = []] = await minutes("orders", metric, "Average");
      expect(average).toBeGreaterThanOrEqual(0);
    },
  );

  it("GetRecords.IteratorAgeMilliseconds is the age of the last record of a call", async () => {
    const [[, oldest] = []] = await minutes(
      "orders",
      "GetRecords.IteratorAgeMilliseconds",
      "Maximum",
    );
    expect(oldest).toBeGreaterThanOrEqual(BEGIN - Date.now());
    expect(oldest).toBeLessThanOrEqual(BEGIN - before);
  });

  it.each([
    ["a metric that AWS does not have", "orders", "IncomingSongs", "Sum"],
    ["a percentile, which sample sets cannot tell", "orders", "IncomingBytes", "p90"],
    ["another stream", "nobody", "IncomingBytes", "Sum"],
  ])("%s has no datapoints, and is no error", async (_, stream, metric, stat) => {
    expect(await minutes(stream, metric, stat)).toEqual([]);
  });
});

describe("how far behind an answer is", () => {
  it("is the age of its last record while there are more, and 0 at the tip", async () => {
    now = Date.now() + AHEAD_MS;
    await open.createStream("behind", 1);
    const before = Date.now();
    for (let record = 0; record < 3; record += 1) await put("behind", 10);
    const one = await open.read(await open.iterator("behind"), 1);
    expect(one.MillisBehindLatest).toBeGreaterThanOrEqual(now - Date.now());
    expect(one.MillisBehindLatest).toBeLessThanOrEqual(now - before);
    const rest = await open.read(String(one.NextShardIterator));
    expect([rest.Records?.length, rest.MillisBehindLatest]).toEqual([2, 0]);
    const none = await open.read(String(rest.NextShardIterator));
    expect([none.Records?.length, none.MillisBehindLatest]).toEqual([0, 0]);
    await put("behind", 10);
    const again = await open.read(String(none.NextShardIterator));
    expect([again.Records?.length, again.MillisBehindLatest]).toEqual([1, 0]);
  });

  it("is 0 when there was nothing to read", async () => {
    now = BEGIN + 600_000;
    await open.createStream("idle", 1);
    await open.read(await open.iterator("idle"));
    const readAt = now;
    now += 2 * LATE_MS;
    const age = await minutes("idle", "GetRecords.IteratorAgeMilliseconds", "Maximum");
    expect(age).toEqual([[readAt, 0]]);
  });
});

describe("how CloudWatch publishes it", () => {
  const start = BEGIN + 1_200_000;
  /** The visible puts at this time, by minutes from the start. */
  async function seen(at: number): Promise<readonly (readonly [number, number])[]> {
    now = start + at;
    const told = await minutes("late", "IncomingRecords");
    return told.map(([minute, records]) => [(minute - start) / MINUTE, records]);
  }

  beforeAll(async () => {
    now = start;
    await open.createStream("late", 1);
    for (const second of [0, 30, 59, 60, 200]) {
      now = start + second * SECOND;
      await put("late", 10);
    }
  });

  it.each([
    ["nothing before it is due", LATE_MS, []],
    ["a second whole, and of its minute a part only", LATE_MS + SECOND, [[0, 1]]],
    ["half a minute", LATE_MS + 31 * SECOND, [[0, 2]]],
    ["a minute to its last second", LATE_MS + 60 * SECOND, [[0, 3]]],
    [
      "the next minute from its first second on",
      LATE_MS + 61 * SECOND,
      [
        [0, 3],
        [1, 1],
      ],
    ],
    [
      "no minute in which nothing happened",
      LATE_MS + 300 * SECOND,
      [
        [0, 3],
        [1, 1],
        [3, 1],
      ],
    ],
  ])("%s", async (_, at, told) => {
    expect(await seen(at)).toEqual(told);
  });
});

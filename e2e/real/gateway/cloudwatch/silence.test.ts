import { beforeEach, expect, it } from "vitest";
import { CloudWatch } from "./cloudwatch";
import { sampleOf } from "./sample-set";

const LATE_MS = 60_000;
const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 23, 12);

let now = NOON;
let cloudWatch: CloudWatch;
beforeEach(() => {
  now = NOON;
  cloudWatch = new CloudWatch({ lateMs: LATE_MS, now: () => now });
});

const PUTS = {
  namespace: "AWS/Kinesis",
  metric: "IncomingRecords",
  dimensions: { StreamName: "orders" },
};
const OTHERS_PUTS = { ...PUTS, dimensions: { StreamName: "clicks" } };
const LAG = {
  namespace: "orders-app",
  metric: "MillisBehindLatest",
  dimensions: { ShardId: "shardId-000000000000" },
};
const ALL = [PUTS, OTHERS_PUTS, LAG];

/** Writes one sample a minute of each metric, from noon up to this minute. */
function tellUpTo(minute: number): void {
  for (; now <= NOON + minute * MINUTE; now += MINUTE)
    for (const name of ALL) cloudWatch.tell(name, sampleOf(1));
}

/** The number of known minutes of one metric. */
function known({ namespace, metric, dimensions }: (typeof ALL)[number]): number {
  const query = { id: "a", label: "a", returned: true, period: 60, stat: "Sum", namespace, metric };
  const span = { start: NOON / 1_000, end: NOON / 1_000 + 3_600 };
  const only = new Map(Object.entries(dimensions));
  return cloudWatch.read({ ...query, dimensions: only }, span).length;
}

it("publishes nothing new of a silent stream and namespace, and everything of others", () => {
  tellUpTo(4);
  cloudWatch.silence(["orders", "orders-app"]);
  tellUpTo(9);
  expect(ALL.map(known)).toEqual([4, 9, 4]);
});

it("publishes everything when the silence ends", () => {
  tellUpTo(4);
  cloudWatch.silence(["orders", "orders-app"]);
  tellUpTo(9);
  known(PUTS);
  cloudWatch.endSilence(["orders"]);
  expect(ALL.map(known)).toEqual([9, 9, 4]);
});

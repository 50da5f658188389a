import { MINUTE_MS } from "@/lib/domain/metric-period";
import { createCloudWatchSource } from "@/lib/sources/cloudwatch/cloudwatch-source";
import { STREAM } from "./kinesis-properties";
import {
  AGES,
  type Asked,
  type Datapoint,
  type MetricSeed,
  pointsOf,
  PUTS,
  query,
  READS,
} from "./metric-seed";
import { type Property, refusalOf } from "./property";
import { REGION, type Target } from "./target";

const { signal } = new AbortController();

type Points = readonly (readonly [number, number])[];

/** The points of one series; `edge` moves the window's edges, ms. */
async function ask(
  target: Target,
  seed: MetricSeed,
  asked: Asked,
  edge = { from: 0, to: 0 },
): Promise<Points> {
  const span = { from: seed.from + edge.from, to: seed.to + edge.to };
  return (await pointsOf(target.cloudwatch, span, [query("a", asked)]))["a"] ?? [];
}

/** Computed from the minutes: the datapoint of each period that has one. */
function periods(
  points: readonly Datapoint[],
  seconds: number,
  valueOf: (of: { sum: number; count: number }) => number,
): Points {
  const found = new Map<number, { sum: number; count: number }>();
  for (const { at, sum, count } of points) {
    const start = at - (at % (seconds * 1_000));
    const before = found.get(start) ?? { sum: 0, count: 0 };
    found.set(start, { sum: before.sum + sum, count: before.count + count });
  }
  return [...found].map(([at, both]) => [at, valueOf(both)] as const);
}

/** A window that begins and ends in the middle of a minute, and of five minutes. */
const OFF_MS = 77_000;
const FIVE_MINUTES_MS = 300_000;

const isInside = (at: number, period: number, { from, to }: MetricSeed): boolean =>
  at >= from + OFF_MS && at + period * 1_000 <= to + OFF_MS - 2 * FIVE_MINUTES_MS;

/** To eight digits: a mean of sums is not exact. */
const round = (points: Points): Points =>
  points.map(([at, value]) => [at, Number(value.toPrecision(8))] as const);

const common = {
  call: "GetMetricData",
  judges: ["moto", "ministack"],
  subject: "demo",
} as const;

const STATISTICS: readonly (readonly [string, (of: { sum: number; count: number }) => number])[] = [
  ["Sum", ({ sum }) => sum],
  ["SampleCount", ({ count }) => count],
  ["Average", ({ sum, count }) => sum / count],
];

const aggregates: readonly Property<MetricSeed>[] = [60, 300].flatMap((period) =>
  STATISTICS.map(([stat, valueOf]): Property<MetricSeed> => ({
    ...common,
    property: `gives the ${stat} of ${period} s, of periods that lie on multiples of themselves`,
    ask: async (target, seed) => round(await ask(target, seed, { metric: READS, stat, period })),
    expected: ({ reads }) => round(periods(reads, period, valueOf)),
  })),
);

export const METRIC_PROPERTIES: readonly Property<MetricSeed>[] = [
  ...aggregates,
  {
    ...common,
    property: "gives as Maximum of 300 s the largest of its minutes",
    ask: (target, seed) => ask(target, seed, { metric: AGES, stat: "Maximum", period: 300 }),
    expected: ({ ages }) => {
      const largest = new Map<number, number>();
      for (const { at, value } of ages) {
        const start = at - (at % 300_000);
        largest.set(start, Math.max(value, largest.get(start) ?? 0));
      }
      return [...largest];
    },
  },
  {
    ...common,
    property: "leaves out minutes in which nothing was put",
    ask: async (target, seed) => {
      const points = await ask(target, seed, { metric: PUTS, stat: "Sum" });
      return { points, fewerThanMinutes: points.length < 30 };
    },
    expected: ({ puts }) => ({
      points: puts.map(({ at, sum }) => [at, sum]),
      fewerThanMinutes: true,
    }),
  },
  {
    ...common,
    property: "leaves out the period that begins at EndTime",
    ask: async (target, seed) => {
      const points = await ask(
        target,
        seed,
        { metric: READS, stat: "Sum" },
        { from: 0, to: seed.from + 3 * MINUTE_MS - seed.to },
      );
      return points.map(([at]) => (at - seed.from) / MINUTE_MS);
    },
    expected: () => [0, 1, 2],
  },
  ...[60, 300].map((period): Property<MetricSeed> => ({
    ...common,
    judges: ["ministack"],
    property: `of ${period} s keeps its periods where they lie when the window does not`,
    // The judge fills the periods at the window's edges only in part, so it cannot judge them.
    ask: async (target, seed) => {
      const off = { from: OFF_MS, to: OFF_MS - 2 * FIVE_MINUTES_MS };
      const points = await ask(target, seed, { metric: READS, stat: "Sum", period }, off);
      return points.filter(([at]) => isInside(at, period, seed));
    },
    expected: (seed) =>
      periods(seed.reads, period, ({ sum }) => sum).filter(([at]) => isInside(at, period, seed)),
  })),
  {
    ...common,
    judges: ["moto"],
    property: "gives the newest first unless asked otherwise",
    ask: async (target, { from }) => {
      const span = { from, to: from + 3 * MINUTE_MS };
      const points = await pointsOf(
        target.cloudwatch,
        span,
        [query("a", { metric: READS, stat: "Sum" })],
        {},
      );
      return points["a"]?.map(([at]) => (at - from) / MINUTE_MS);
    },
    expected: () => [2, 1, 0],
  },
  {
    ...common,
    judges: ["moto"],
    property: "finds nothing in another unit, and calls that no error",
    ask: async (target, seed) => {
      const asked = { metric: AGES, stat: "Maximum" };
      const wrong = await ask(target, seed, { ...asked, unit: "Bytes" });
      const right = await ask(target, seed, { ...asked, unit: "Milliseconds" });
      return [wrong.length, right.length];
    },
    expected: ({ ages }) => [0, ages.length],
  },
  {
    ...common,
    property: "finds nothing of an unknown stream, nor of one dimension more",
    ask: async (target, seed) => [
      await ask(target, seed, { metric: PUTS, stat: "Sum", dimensions: { StreamName: "nobody" } }),
      await ask(target, seed, {
        metric: PUTS,
        stat: "Sum",
        dimensions: { StreamName: STREAM, ShardId: "shardId-000000000000" },
      }),
    ],
    expected: () => [[], []],
  },
  {
    ...common,
    property: "keeps to itself what ReturnData hides",
    ask: async ({ cloudwatch }, seed) => {
      const hidden = { ...query("a", { metric: PUTS, stat: "Sum" }), ReturnData: false };
      const shown = query("b", { metric: READS, stat: "Sum" });
      return Object.keys(await pointsOf(cloudwatch, seed, [hidden, shown]));
    },
    expected: () => ["b"],
  },
  {
    ...common,
    property: "understands the compressed body that a hundred queries make",
    ask: async ({ cloudwatch }, seed) => {
      const ids = Array.from({ length: 100 }, (_, i) => `q${i}`);
      const queries = ids.map((id) => query(id, { metric: READS, stat: "Sum" }));
      return Object.values(await pointsOf(cloudwatch, seed, queries)).map(({ length }) => length);
    },
    expected: ({ reads }) => Array.from({ length: 100 }, () => reads.length),
  },
  {
    ...common,
    judges: ["moto"],
    property: "refuses a window that ends before it begins",
    ask: ({ cloudwatch }, { from, to }) =>
      refusalOf(
        pointsOf(cloudwatch, { from: to, to: from }, [query("a", { metric: PUTS, stat: "Sum" })]),
      ),
    expected: () => "ValidationException 400",
  },
  {
    ...common,
    property: "is read by the product as the same minutes, in records/s and calls/s",
    ask: async ({ access }, { from, to }) => {
      const source = createCloudWatchSource({ region: REGION, access });
      const span = { from, to };
      const asked = [{ pipelineId: "p", stream: STREAM }];
      const { minutes, failures } = await source.readPeriods(asked, span, to + MINUTE_MS, signal);
      source.close();
      const rows = minutes
        .get("p")
        ?.map(({ values: { putRecords, getCalls, getSuccess } }) => [
          putRecords?.toPrecision(8),
          getCalls,
          getSuccess?.toPrecision(8),
        ]);
      return { rows, failures: [...failures] };
    },
    expected: (seed) => ({
      rows: Array.from({ length: 30 }, (_, i) => {
        const at = seed.from + i * MINUTE_MS;
        const put = seed.puts.find((one) => one.at === at);
        const read = seed.reads.find((one) => one.at === at);
        return [
          put && (put.sum / 60).toPrecision(8),
          read && read.count / 60,
          read && (read.sum / read.count).toPrecision(8),
        ];
      }),
      failures: [],
    }),
  },
];

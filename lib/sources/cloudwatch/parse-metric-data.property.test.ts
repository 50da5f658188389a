import * as fc from "fast-check";
import { expect, it } from "vitest";
import { checkProperty, PROPERTY_TIMEOUT_MS } from "../testing/check-property";
import { nearly, withUnknownFields } from "../testing/hostile-json";
import { toldBy, wrongIn } from "../testing/told";
import { applicationLags } from "./application-lags";
import { applicationLagQueries, shardWriteQueries, streamQueries } from "./metric-queries";
import { periodsFromResults } from "./parse-metric-data";
import { shardWrites } from "./shard-writes";

const CALL = "GetMetricData";
const span = { from: 1_795_421_400_000, to: 1_795_421_700_000 };
const periodMs = 60_000;
const queries = [
  ...streamQueries("p0", { stream: "orders", consumerName: "fan" }),
  ...applicationLagQueries("etl", ["shardId-000000000000"]),
  ...shardWriteQueries("orders", ["shardId-000000000000"]),
];

const valid = queries.map(({ id }, i) => ({
  Id: id,
  StatusCode: "Complete",
  Timestamps: [span.from / 1_000, new Date(span.from + periodMs)],
  Values: [i, 0.5],
}));

/** All parsers of a GetMetricData answer. */
const READERS: Readonly<Record<string, (results: unknown) => unknown>> = {
  minutes: (results) => periodsFromResults({ queries, results, span, periodMs, readAt: span.to }),
  lags: (results) => applicationLags(queries, results),
  writes: (results) => shardWrites(queries, results, span),
};

it.each(Object.entries(READERS))(
  "%s become finite numbers of at least 0, or an error that names the call",
  (_, read) =>
    checkProperty(fc.oneof(nearly(valid), nearly(valid.slice(0, 2))), (results) => {
      expect(wrongIn(toldBy(() => read(results), CALL))).toEqual([]);
    }),
  PROPERTY_TIMEOUT_MS,
);

it.each(Object.entries(READERS))("%s are the same with unknown fields", (_, read) =>
  expect(read(withUnknownFields(valid))).toEqual(read(valid)),
);

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

/** Everything that is made of an answer to GetMetricData. */
const READERS: Readonly<Record<string, (results: unknown) => unknown>> = {
  minutes: (results) => periodsFromResults({ queries, results, span, periodMs, readAt: span.to }),
  lags: (results) => applicationLags(queries, results),
  writes: (results) => shardWrites(queries, results, span),
};

it.each(Object.entries(READERS))(
  "%s are read into finite numbers of 0 and more, or refused by the name of the call",
  (_, read) =>
    checkProperty(fc.oneof(nearly(valid), nearly(valid.slice(0, 2))), (results) => {
      expect(wrongIn(toldBy(() => read(results), CALL))).toEqual([]);
    }),
  PROPERTY_TIMEOUT_MS,
);

it.each(Object.entries(READERS))("%s are alike where nobody knows a field", (_, read) =>
  expect(read(withUnknownFields(valid))).toEqual(read(valid)),
);

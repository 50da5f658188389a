import { describe, expect, it } from "vitest";
import { parseStreamSummary } from "./parse-stream";

/** A body as Kinesis gives it: times are epoch seconds on the wire, and Dates in the SDK. */
function summary(fields: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    StreamDescriptionSummary: {
      StreamName: "orders",
      StreamARN: "arn:aws:kinesis:eu-west-1:000000000000:stream/orders",
      StreamStatus: "ACTIVE",
      StreamModeDetails: { StreamMode: "PROVISIONED" },
      RetentionPeriodHours: 24,
      StreamCreationTimestamp: 1_792_817_820.5,
      EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
      EncryptionType: "NONE",
      OpenShardCount: 4,
      ConsumerCount: 0,
      ...fields,
    },
  };
}

describe("parseStreamSummary", () => {
  it("turns hours and seconds into milliseconds", () => {
    expect(parseStreamSummary(summary())).toEqual({
      name: "orders",
      arn: "arn:aws:kinesis:eu-west-1:000000000000:stream/orders",
      status: "ACTIVE",
      mode: "provisioned",
      openShards: 4,
      retentionMs: 86_400_000,
      createdAt: 1_792_817_820_500,
      shardLevelMetrics: [],
    });
  });

  it.each([
    {
      name: "reads the Date that the SDK makes of a time",
      fields: { StreamCreationTimestamp: new Date(5_000) },
      want: { createdAt: 5_000 },
    },
    {
      name: "knows on-demand streams",
      fields: { StreamModeDetails: { StreamMode: "ON_DEMAND" } },
      want: { mode: "on-demand" },
    },
    {
      name: "takes a stream without a mode for a provisioned one",
      fields: { StreamModeDetails: undefined },
      want: { mode: "provisioned" },
    },
    {
      name: "tells which shard-level metrics are on",
      fields: { EnhancedMonitoring: [{ ShardLevelMetrics: ["IncomingBytes"] }] },
      want: { shardLevelMetrics: ["IncomingBytes"] },
    },
    {
      name: "reads no enhanced monitoring as none",
      fields: { EnhancedMonitoring: undefined },
      want: { shardLevelMetrics: [] },
    },
  ])("$name", ({ fields, want }) => {
    expect(parseStreamSummary(summary(fields))).toMatchObject(want);
  });

  it.each([
    { body: {}, field: "StreamDescriptionSummary" },
    { body: summary({ OpenShardCount: "4" }), field: "OpenShardCount" },
    { body: summary({ StreamCreationTimestamp: "2026-11-23" }), field: "StreamCreationTimestamp" },
    { body: summary({ OpenShardCount: -1 }), field: "OpenShardCount" },
    { body: summary({ StreamName: "orders; id" }), field: "StreamName" },
    {
      body: summary({ StreamARN: "arn:aws:kinesis:eu-west-1;id:000000000000:stream/orders" }),
      field: "StreamARN",
    },
    {
      body: summary({ EnhancedMonitoring: [{ ShardLevelMetrics: ["$(id)"] }] }),
      field: "EnhancedMonitoring.0.ShardLevelMetrics.0",
    },
    { body: "<html>", field: "the body" },
  ])("names $field when it does not fit", ({ body, field }) => {
    expect(() => parseStreamSummary(body)).toThrow(
      expect.objectContaining({
        source: "kinesis",
        call: "DescribeStreamSummary",
        fault: "malformed",
        message: expect.stringContaining(field),
      }),
    );
  });
});

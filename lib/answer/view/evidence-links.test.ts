import { describe, expect, it } from "vitest";
import type { BatchReference, MicroBatch } from "@/lib/domain/micro-batch";
import type { Pipeline } from "@/lib/domain/pipeline";
import { batchOf, type TestBatch } from "@/lib/domain/testing/batch-of";
import { evidenceLinks } from "./evidence-links";

const pipeline: Pipeline = {
  id: "p",
  name: "P",
  region: "eu-west-1",
  stream: "clicks.raw",
  sparkUrl: "http://rm:8088/proxy/application_1_1",
  kclApplication: "clicks app",
  kclRegion: "us-east-1",
};
const SPAN = { from: 0, to: 60_000 };

const batch = (at: number, over: Omit<TestBatch, "at">): MicroBatch =>
  batchOf({ ...over, at, key: `b${at / 1_000}` });

const hrefs = (batches: readonly MicroBatch[], of: Pipeline = pipeline) =>
  evidenceLinks(of, batches, SPAN).map(({ href }) => href);

describe("evidenceLinks", () => {
  it("leads to the running batch, under the proxy's path", () => {
    const done = batch(10_000, { delayMs: 0, workMs: 5 });
    expect(hrefs([done, batch(20_000, { delayMs: 0 })])).toContain(
      "http://rm:8088/proxy/application_1_1/streaming/batch/?id=b20",
    );
    expect(hrefs([done])).toContain("http://rm:8088/proxy/application_1_1/streaming/batch/?id=b10");
  });

  it("leads to the batch that the advice names, and says which it is", () => {
    const done = batch(10_000, { delayMs: 0, workMs: 5 });
    const failed = batch(12_000, { delayMs: 0, workMs: 5, outputs: { total: 1, failed: 1 } });
    const running = batch(20_000, { delayMs: 0 });
    const all = [done, failed, running, batch(30_000, {})];
    const named = (about?: BatchReference) => {
      const door = evidenceLinks(pipeline, all, SPAN, about).find((one) => one.batch !== undefined);
      return [door?.batch, door?.name];
    };
    const of = (at: number): BatchReference => ({ key: `b${at / 1_000}`, at });
    expect(named()).toEqual([of(20_000), "Spark's page of the batch that runs"]);
    expect(named(of(12_000))).toEqual([of(12_000), "Spark's page of the batch that failed"]);
    expect(named(of(30_000))).toEqual([of(30_000), "Spark's page of the batch that waits"]);
    // Spark has forgotten it since: the batch of interest replaces it.
    expect(named(of(1_000))).toEqual([of(20_000), "Spark's page of the batch that runs"]);
  });

  it("names no batch when none is known", () => {
    expect(hrefs([]).some((href) => href.includes("batch/?id"))).toBe(false);
  });

  it("fills in CloudWatch's console for the window", () => {
    const url = hrefs([]).find((href) => href.includes("/cloudwatch/"));
    expect(url).toContain(
      "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#",
    );
    expect(url).toContain("~'AWS*2fKinesis~'IncomingBytes~'StreamName~'clicks.raw~(stat~'Sum)");
    expect(url).toContain("~start~'1970-01-01T00*3a00*3a00.000Z~end~'1970-01-01T00*3a01*3a00.000Z");
  });

  it("finds the lease table in its own region", () => {
    expect(hrefs([]).at(-1)).toBe(
      "https://us-east-1.console.aws.amazon.com/dynamodbv2/home?region=us-east-1" +
        "#item-explorer?maximize=true&table=clicks%20app",
    );
    const { kclApplication: _none, ...without } = pipeline;
    expect(hrefs([], without).some((href) => href.includes("dynamodb"))).toBe(false);
  });

  it("knows the consoles of other partitions", () => {
    expect(hrefs([], { ...pipeline, region: "cn-north-1" })[1]).toContain("console.amazonaws.cn");
  });
});

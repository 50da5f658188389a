import { describe, expect, it } from "vitest";
import type { Batch } from "@/lib/domain/batch";
import type { Pipeline } from "@/lib/domain/pipeline";
import { doors } from "./doors";

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

const batch = (id: number, over: Partial<Batch>): Batch => ({
  id,
  applicationId: "a",
  intervalMs: 10_000,
  records: 1,
  outputs: { total: 1, failed: 0 },
  ...over,
});

const hrefs = (batches: readonly Batch[], of: Pipeline = pipeline) =>
  doors(of, batches, SPAN).map(({ href }) => href);

describe("doors", () => {
  it("leads to the batch that runs, under the proxy's path", () => {
    const done = batch(10_000, { schedulingDelayMs: 0, processingTimeMs: 5 });
    expect(hrefs([done, batch(20_000, { schedulingDelayMs: 0 })])).toContain(
      "http://rm:8088/proxy/application_1_1/streaming/batch/?id=20000",
    );
    expect(hrefs([done])).toContain(
      "http://rm:8088/proxy/application_1_1/streaming/batch/?id=10000",
    );
  });

  it("leads to the batch that the advice speaks of, and says which it is", () => {
    const done = batch(10_000, { schedulingDelayMs: 0, processingTimeMs: 5 });
    const failed = { ...done, id: 12_000, outputs: { total: 1, failed: 1 } };
    const running = batch(20_000, { schedulingDelayMs: 0 });
    const all = [done, failed, running, batch(30_000, {})];
    const named = (about?: number) => {
      const door = doors(pipeline, all, SPAN, about).find((one) => one.batch !== undefined);
      return [door?.batch, door?.name];
    };
    expect(named()).toEqual([20_000, "Spark's page of the batch that runs"]);
    expect(named(12_000)).toEqual([12_000, "Spark's page of the batch that failed"]);
    expect(named(30_000)).toEqual([30_000, "Spark's page of the batch that waits"]);
    // It was forgotten since: the one of interest stands in.
    expect(named(1)).toEqual([20_000, "Spark's page of the batch that runs"]);
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

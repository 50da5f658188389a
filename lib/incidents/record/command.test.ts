import { describe, expect, it } from "vitest";
import { parseArguments } from "./arguments";
import { choosePipeline } from "./choose-pipeline";
import { parseLabel } from "./arguments";

describe("parseArguments", () => {
  it("records ten minutes by default", () => {
    expect(parseArguments([])).toMatchObject({
      minutes: 10,
      pipeline: undefined,
      truth: undefined,
    });
  });

  it.each([
    ["0", 0],
    ["0.5", 0.5],
    ["180", 180],
  ])("accepts %s minutes", (text, minutes) => {
    expect(parseArguments(["--minutes", text]).minutes).toBe(minutes);
  });

  it.each([
    [["--minutes", "181"], /--minutes 181: give a number from 0 to 180/],
    [["--minutes", "-1"], /minutes/],
    [["--minutes", " "], /give a number/],
    [["--minutes", "ten"], /--minutes ten/],
    [["--since", "2026-11-23T09:00:00Z"], /give both/],
    [["--colour"], /colour/],
  ])("refuses %j", (args, message) => expect(() => parseArguments(args)).toThrow(message));
});

describe("parseLabel", () => {
  it.each([
    [
      "consumer/processing-too-slow",
      undefined,
      { bottleneck: "consumer", causes: ["processing-too-slow"] },
    ],
    ["none/keeping-up,idle", undefined, { bottleneck: "none", causes: ["keeping-up", "idle"] }],
    [
      "both/at-risk",
      "1970-01-01T00:01:00Z",
      { bottleneck: "both", causes: ["at-risk"], onset: 60_000 },
    ],
  ])("reads %s", (label, since, truth) => expect(parseLabel(label, since)).toEqual(truth));

  it.each([
    ["spark/slow", undefined, /"spark" is no bottleneck; there are consumer, shards-write/],
    ["consumer/slow", undefined, /"slow" is none; causes are down, /],
    ["consumer", undefined, /a cause is missing/],
    ["consumer/down", "yesterday", /--since yesterday is no time/],
  ])("refuses %s since %s", (label, since, message) => {
    expect(() => parseLabel(label, since)).toThrow(message);
  });
});

describe("choosePipeline", () => {
  const one = {
    KINESIS_STREAM: "clicks",
    AWS_REGION: "eu-west-1",
    SPARK_UI_URL: "http://driver:4040",
    PUBLICATION_DELAY_SECONDS: "60",
  };

  it("chooses the only one, and its delay", () => {
    const { pipeline, publicationDelayMs } = choosePipeline(one, undefined);
    expect([pipeline.id, publicationDelayMs]).toEqual(["clicks", 60_000]);
  });

  it.each([
    ["names the ids there are", one, "orders", /no pipeline "orders"\. There are: clicks\./],
    ["says what to configure", {}, "clicks", /No pipeline is configured.*PIPELINES_FILE/],
    [
      "says what is wrong with the configuration",
      { KINESIS_STREAM: "a" },
      undefined,
      /SPARK_UI_URL/,
    ],
  ])("%s", (_what, env, id, message) => {
    expect(() => choosePipeline(env, id)).toThrow(message);
  });
});

import { describe, expect, it } from "vitest";
import { STREAM, windowOf } from "@/lib/diagnosis/testing/window";
import { masked, namesIn } from "./masked";

describe("the form of a sentence", () => {
  it.each([
    [
      "it has run for 5 min 9 s, and 1\u202f030 batches wait",
      "it has run for {duration}, and {n} batches wait",
    ],
    ["43 % of 1.4 MiB/s", "{n} % of {bytes}/s"],
    ["shardId-000000000001, shardId-000000000002 and 3 more stand", "{shards} stand"],
    ["In etl-leases in eu-west-1", "In {name} in {region}"],
    ["a failed output (SparkException: Job aborted (stage 3)).", "a failed output ({error})."],
    ["The batch of 2026-01-05T12:00:00Z (9 records)", "The batch of {time} ({n} records)"],
    ["This driver runs KCL 1.15.3", "This driver runs KCL {version}"],
    ["nothing waits", "nothing waits"],
  ])("%s", (text, form) => expect(masked(text, ["etl-leases"])).toBe(form));
});

describe("the names of a pipeline", () => {
  const of = (name: string) => namesIn(windowOf({ facts: { stream: { ...STREAM, name } } }));

  it("are those of its stream and applications, longest first", () => {
    expect(of("orders-2026")).toEqual(["orders-2026", "app-1"]);
  });

  it("exclude our own words and short ones", () => {
    expect(of("minute")).toEqual(["app-1"]);
    expect(of("two")).toEqual(["app-1"]);
  });

  it("include a source's message about its fault, with and without its full stop", () => {
    const error = "Nothing listens there.";
    const failing = { status: "failing", lastSuccessAt: null, error } as const;
    const names = namesIn(windowOf({ facts: { "source-spark": failing } }));
    expect(names.slice(0, 2)).toEqual([error, error.slice(0, -1)]);
  });
});

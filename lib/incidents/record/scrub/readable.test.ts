import { describe, expect, it } from "vitest";
import type { WireAnswer } from "@/lib/sources/source";
import { Pseudonyms } from "./pseudonyms";
import { stillReadable } from "./readable";
import { sparkScrubber } from "./scrub-answer";

const shard = (ShardId?: string) => ({
  ...(ShardId === undefined ? {} : { ShardId }),
  HashKeyRange: { StartingHashKey: "0", EndingHashKey: "1" },
  SequenceNumberRange: { StartingSequenceNumber: "1" },
});

function left(name: string, original: unknown, scrubbed: unknown) {
  let dropped = 0;
  return { kept: stillReadable(name, { original, scrubbed }, () => dropped++), dropped };
}

describe("the part of a scrubbed answer that can be replayed", () => {
  const whole = { Shards: [shard("a"), shard("b"), shard("c")] };

  it("is all of it when every row is readable", () =>
    expect(left("ListShards", whole, whole)).toEqual({ kept: whole, dropped: 0 }));

  it("is all but the unreadable rows, each counted", () =>
    expect(left("ListShards", whole, { Shards: [shard(), shard("b"), shard()] })).toEqual({
      kept: { Shards: [shard("b")] },
      dropped: 2,
    }));

  it("is an empty list when no row is readable", () =>
    expect(left("ListShards", whole, { Shards: [shard()] })).toEqual({
      kept: { Shards: [] },
      dropped: 1,
    }));

  it("is undefined when something other than a row is unreadable", () =>
    expect(left("executors", [], { executors: [] })).toEqual({ kept: undefined, dropped: 1 }));

  it("is unchanged when the dashboard could not read the original either", () => {
    const wrong = { Shards: [shard()] };
    expect(left("ListShards", wrong, wrong)).toEqual({ kept: wrong, dropped: 0 });
  });

  it("is all of an answer that the dashboard does not read", () =>
    expect(left("toString", {}, { a: 1 })).toEqual({ kept: { a: 1 }, dropped: 0 }));
});

describe("an unreadable row of a driver", () => {
  const answer = (call: string, body: unknown): WireAnswer => ({
    call: `/api/v1/applications/app-1/${call}`,
    status: 200,
    contentType: "application/json",
    body: JSON.stringify(body),
  });

  it("is left out, and the others are kept", () => {
    const names = new Pseudonyms();
    const job = { status: "RUNNING", numTasks: 1, numActiveTasks: 1, numCompletedTasks: 0 };
    const jobs = [job, { ...job, status: "no word of Spark's" }];
    const kept = sparkScrubber(names)(answer("jobs?status=running", jobs));
    expect(kept?.json).toEqual([job]);
    expect(names.tally().dropped).toBe(2);
  });
});

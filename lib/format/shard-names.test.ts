import { describe, expect, it } from "vitest";
import { shardNames, shortCheckpoint, shortShard, shortWorkers } from "./shard-names";

const UUID = "12304bb7-5b1f-4c6e-9a3d-7c2f0d9e4a10";
const OTHER = "9904abcd-5b1f-4c6e-9a3d-7c2f0d9e4a10";

describe("shardNames", () => {
  it.each([
    [["a", "b", "c", "d", "e"], "a, b, c, d, e"],
    [["a", "b", "c", "d", "e", "f"], "a, b, c, d, e and 1 more"],
    [[], ""],
  ])("%j", (ids, names) => expect(shardNames(ids)).toBe(names));
});

describe("shortShard", () => {
  it.each([
    ["shardId-000000000012", "shard 12"],
    ["shardId-000000000000", "shard 0"],
    ["my-shard", "my-shard"],
  ])("%s", (id, name) => expect(shortShard(id)).toBe(name));
});

describe("shortWorkers", () => {
  const names = (owners: readonly string[]) => [...shortWorkers(owners).values()];

  it("uses the host alone while it runs one worker", () =>
    expect(names([`ip-10-0-0-1.ec2.internal:${UUID}`, `10.0.0.2:${UUID}`])).toEqual([
      "ip-10-0-0-1",
      "10.0.0.2",
    ]));

  it("tells the workers of one host apart", () =>
    expect(names([`h.x:${UUID}`, `h.x:${OTHER}`])).toEqual(["h:1230", "h:9904"]));

  it("counts a repeated name once", () => expect(names([`h:${UUID}`, `h:${UUID}`])).toEqual(["h"]));

  it("leaves other forms alone", () =>
    expect(names(["worker-1", "a:b"])).toEqual(["worker-1", "a:b"]));
});

describe("shortCheckpoint", () => {
  it.each([
    ["49680478584584341957907297610230352642177196960623099906", "…960623099906"],
    ["TRIM_HORIZON", "TRIM_HORIZON"],
    ["12", "12"],
  ])("%s", (checkpoint, short) => expect(shortCheckpoint(checkpoint)).toBe(short));
});

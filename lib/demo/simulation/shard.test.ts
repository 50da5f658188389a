import { describe, expect, it } from "vitest";
import { Shard } from "./shard";

function filled(): Shard {
  const shard = new Shard();
  shard.write(100, 10, 1000);
  shard.write(101, 20, 4000);
  return shard;
}

const PLENTY = { records: 10_000, bytes: 1_000_000 };

describe("Shard", () => {
  it.each([
    { name: "takes all within both limits", limit: PLENTY, records: 30, bytes: 5000, last: 101 },
    {
      name: "takes exactly the limit of records",
      limit: { ...PLENTY, records: 30 },
      records: 30,
      bytes: 5000,
      last: 101,
    },
    {
      name: "splits a second's records at the limit of records",
      limit: { ...PLENTY, records: 15 },
      records: 15,
      bytes: 2000,
      last: 101,
    },
    {
      name: "splits at the limit of bytes",
      limit: { ...PLENTY, bytes: 1399 },
      records: 11,
      bytes: 1200,
      last: 101,
    },
    {
      name: "takes nothing when not one record fits",
      limit: { ...PLENTY, bytes: 99 },
      records: 0,
      bytes: 0,
      last: undefined,
    },
  ])("$name", ({ limit, records, bytes, last }) => {
    const shard = filled();
    expect(shard.take(limit)).toEqual({ records, bytes, lastWrittenAt: last });
    expect(shard.unread).toBe(30 - records);
    expect(shard.take(PLENTY)).toMatchObject({ records: 30 - records, bytes: 5000 - bytes });
  });

  it("is empty at first, and after an empty write", () => {
    const shard = new Shard();
    shard.write(100, 0, 0);
    expect(shard.take(PLENTY)).toEqual({ records: 0, bytes: 0, lastWrittenAt: undefined });
    expect(shard.behindSeconds(200)).toBe(0);
  });

  it("gives the age of its oldest unread record", () => {
    const shard = filled();
    expect(shard.behindSeconds(160)).toBe(60);
    shard.take({ ...PLENTY, records: 10 });
    expect(shard.behindSeconds(160)).toBe(59);
  });

  it("expires records older than the given second, but not those of that second", () => {
    const shard = filled();
    shard.expire(101);
    expect(shard).toMatchObject({ expired: 10, unread: 20, put: 30, got: 0 });
  });

  it("stays right when it forgets records that were read long ago", () => {
    const shard = new Shard();
    for (let second = 0; second < 5000; second += 1) shard.write(second, 1, 10);
    shard.take({ ...PLENTY, records: 4990 });
    expect(shard.unread).toBe(10);
    expect(shard.behindSeconds(5000)).toBe(10);
  });
});

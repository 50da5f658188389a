import { describe, expect, it } from "vitest";
import type { FactShapes } from "@/lib/domain/facts";
import type { Lease, ShardFacts } from "@/lib/domain/stream-facts";
import type { Evidence } from "@/lib/domain/verdict";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { NOW, STREAM, windowOf } from "@/lib/diagnosis/testing/window";

type Facts = { readonly [K in keyof FactShapes]?: FactShapes[K] };

function evidence(rule: Evidence["rule"], facts: Facts): Evidence | undefined {
  return evaluate(windowOf({ facts }), NOW).evidence.find((one) => one.rule === rule);
}

describe("receivers, slots and shards side by side", () => {
  const receivers = (active: number, configured = active) => ({
    active,
    configured,
    receivers: [],
  });

  it.each([
    {
      name: "are shown while all is well",
      facts: { receivers: receivers(2) },
      state: "clear",
      text: "Active receivers: 2 of 2; they hold 2 of 8 task slots; the stream has 4 open shards.",
    },
    {
      name: "fire at one free slot, before anything hangs",
      facts: { receivers: receivers(2), slots: { total: 3, executors: 1, activeTasks: 2 } },
      state: "holds",
      text: "Only 1 slot is free for the work of batches.",
    },
    {
      name: "do not fire at two",
      facts: { receivers: receivers(2), slots: { total: 4, executors: 1, activeTasks: 2 } },
      state: "clear",
      text: "they hold 2 of 4 task slots",
    },
    {
      name: "say that receivers outnumber the shards",
      facts: { receivers: receivers(3), stream: { ...STREAM, openShards: 2 } },
      state: "holds",
      text: "More receivers than shards: 1 has nothing to read.",
    },
    {
      name: "say that a receiver is not active",
      facts: { receivers: receivers(1, 2) },
      state: "holds",
      text: "Active receivers: 1 of 2",
    },
  ])("$name", ({ facts, state, text }) => {
    const found = evidence("receivers", facts);
    expect(found?.state).toBe(state);
    expect(found?.text).toContain(text);
  });
});

describe("the lease table of a healthy pipeline", () => {
  const shards: readonly ShardFacts[] = ["shardId-0", "shardId-1"].map((id) => ({
    id,
    parentIds: [],
    startingSequence: "100",
    startingHash: "0",
    endingHash: "9",
  }));
  const lease = (shardId: string, checkpoint: string): Lease => ({
    shardId,
    counter: 1,
    checkpoint,
    ownerSwitches: 0,
    parentIds: [],
  });

  function leases(...rows: Lease[]): Evidence | undefined {
    const scan = { table: "orders-etl", region: "us-east-1", leases: rows };
    return evidence("leases", { shards, leases: scan });
  }

  it.each([
    {
      name: "with a row of a shard that the stream does not have",
      rows: [lease("shardId-0", "150"), lease("shardId-1", "150"), lease("shardId-7", "30")],
      names: "shardId-7",
    },
    {
      name: "with a checkpoint from before the shard began",
      rows: [lease("shardId-0", "99"), lease("shardId-1", "150")],
      names: "shardId-0",
    },
  ])("is a warning $name", ({ rows, names }) => {
    const found = leases(...rows);
    expect(found?.state).toBe("holds");
    expect(found?.text).toContain(
      `Lease table orders-etl in us-east-1: 1 row cannot be of this stream (${names}).`,
    );
  });

  it("is not a warning with its own rows, and those of shards that were read to their end", () => {
    const own = [lease("shardId-0", "100"), lease("shardId-1", "150")];
    expect(leases(...own, lease("shardId-7", "SHARD_END"))?.state).toBe("blind");
  });
});

import { describe, expect, it } from "vitest";
import type { FactKind, FactShapes } from "@/lib/domain/facts";
import type { SlotFacts } from "@/lib/domain/spark-facts";
import type { LeaseScan } from "@/lib/domain/stream-facts";
import { PIPELINE, seconds, T0, temporaryHistory } from "../testing/test-history";

const DAY_S = 86_400;
const slots = (total: number): SlotFacts => ({ total, executors: 2, activeTasks: 1 });
const scan = (counter: number): LeaseScan => ({
  table: "orders",
  region: "eu-west-1",
  leases: [{ shardId: "shardId-000000000000", counter, ownerSwitches: 0, parentIds: [] }],
});

type Recorded<K extends FactKind> = readonly (readonly [number, FactShapes[K]])[];

async function kept<K extends FactKind>(kind: K, recorded: Recorded<K>) {
  const history = await temporaryHistory();
  for (const [at, value] of recorded) {
    await history.recordFact(PIPELINE, kind, { at: T0 + at * 1_000, value });
  }
  const readings = await history.facts(PIPELINE, kind, { from: 0, to: Infinity });
  return readings.map(({ at, value }) => [(at - T0) / 1_000, value]);
}

describe("recordFact", () => {
  it.each<{ name: string; recorded: Recorded<"slots">; is: Recorded<"slots"> }>([
    {
      name: "keeps a repeated fact once, from when it was first recorded",
      recorded: [
        [0, slots(4)],
        [10, slots(4)],
      ],
      is: [[0, slots(4)]],
    },
    {
      name: "keeps a fact that changed and changed back",
      recorded: [
        [0, slots(4)],
        [10, slots(8)],
        [20, slots(4)],
      ],
      is: [
        [0, slots(4)],
        [10, slots(8)],
        [20, slots(4)],
      ],
    },
    {
      name: "ignores the order of keys",
      recorded: [
        [0, slots(4)],
        [10, { activeTasks: 1, executors: 2, total: 4 }],
      ],
      is: [[0, slots(4)]],
    },
    {
      name: "inserts a reading older than the newest at its place",
      recorded: [
        [0, slots(4)],
        [20, slots(8)],
        [10, slots(6)],
      ],
      is: [
        [0, slots(4)],
        [10, slots(6)],
        [20, slots(8)],
      ],
    },
    {
      name: "leaves out an older reading that says what held then",
      recorded: [
        [0, slots(4)],
        [20, slots(8)],
        [10, slots(4)],
      ],
      is: [
        [0, slots(4)],
        [20, slots(8)],
      ],
    },
    {
      name: "keeps a reading older than all, though the next says the same",
      recorded: [
        [10, slots(4)],
        [0, slots(4)],
      ],
      is: [
        [0, slots(4)],
        [10, slots(4)],
      ],
    },
    {
      name: "takes the later reading of one instant, even if it equals what held before",
      recorded: [
        [0, slots(4)],
        [10, slots(8)],
        [10, slots(4)],
      ],
      is: [
        [0, slots(4)],
        [10, slots(4)],
      ],
    },
    {
      name: "takes the later reading of one instant",
      recorded: [
        [0, slots(4)],
        [0, slots(8)],
      ],
      is: [[0, slots(8)]],
    },
  ])("$name", async ({ recorded, is }) => expect(await kept("slots", recorded)).toEqual(is));

  it("distinguishes an absent key from one that is there", async () => {
    const settings = {
      backpressure: true,
      minRate: 100,
      concurrentJobs: 1,
      blockIntervalMs: 200,
      taskCpus: 1,
    };
    const capped = { ...settings, maxRate: 500 };
    expect(
      await kept("settings", [
        [0, settings],
        [10, capped],
        [20, settings],
      ]),
    ).toHaveLength(3);
  });

  it("keeps lags that are recorded again: they hold until then", async () => {
    const lags = { shards: [{ shardId: "a", lagMs: 0, to: T0 }], openShards: 1 };
    const recorded: Recorded<"shardLags"> = [
      [0, lags],
      [60, lags],
    ];
    expect(await kept("shardLags", recorded)).toEqual(recorded);
  });

  it.each<{ name: string; recorded: Recorded<"leases">; is: Recorded<"leases"> }>([
    {
      name: "keeps two scans that say the same",
      recorded: [
        [0, scan(1)],
        [30, scan(1)],
      ],
      is: [
        [0, scan(1)],
        [30, scan(1)],
      ],
    },
    {
      name: "keeps a scan a day older than the newest",
      recorded: [
        [0, scan(1)],
        [DAY_S, scan(2)],
      ],
      is: [
        [0, scan(1)],
        [DAY_S, scan(2)],
      ],
    },
    {
      name: "forgets a scan older than that",
      recorded: [
        [0, scan(1)],
        [DAY_S + 0.001, scan(2)],
      ],
      is: [[DAY_S + 0.001, scan(2)]],
    },
  ])("$name", async ({ recorded, is }) => expect(await kept("leases", recorded)).toEqual(is));

  it("keeps no more than the newest 3 000 scans", async () => {
    const work = { receiverTasks: 1, receiverJobs: 1, batchJobs: [] };
    const recorded = Array.from({ length: 3_002 }, (_, at) => [at, work] as const);
    const readings = await kept("work", recorded);
    expect(readings).toHaveLength(3_000);
    expect(readings[0]?.[0]).toBe(2);
  });
});

describe("facts of a span", () => {
  async function recorded() {
    const history = await temporaryHistory();
    for (const [at, total] of [
      [-60, 1],
      [-10, 2],
      [0, 3],
      [30, 4],
      [60, 5],
    ] as const) {
      await history.recordFact(PIPELINE, "slots", { at: T0 + at * 1_000, value: slots(total) });
    }
    await history.recordFact("other", "slots", { at: T0 + 5_000, value: slots(99) });
    return history;
  }

  it("begin with its first instant and end before its last", async () => {
    const readings = await (await recorded()).facts(PIPELINE, "slots", seconds(0, 60));
    expect(readings.map(({ value }) => value.total)).toEqual([3, 4]);
  });

  it("come in a window with the newest reading before it", async () => {
    const { facts } = await (await recorded()).window(PIPELINE, seconds(0, 60), 0);
    expect(facts.slots.map(({ value }) => value.total)).toEqual([2, 3, 4]);
  });

  it("come in a window long after the last reading", async () => {
    const { facts } = await (await recorded()).window(PIPELINE, seconds(9_000, 9_060), 0);
    expect(facts.slots).toEqual([{ at: T0 + 60_000, value: slots(5) }]);
  });

  it("are an empty list for every kind without data", async () => {
    const { facts } = await (await recorded()).window(PIPELINE, seconds(-900, -60), 0);
    expect(facts.slots).toEqual([]);
    expect(facts["source-spark"]).toEqual([]);
  });
});

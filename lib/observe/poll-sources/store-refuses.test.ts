import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HOURS_3, healthyPeriod, minutes, windowOf } from "@/lib/diagnosis/testing/window";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { Poller } from "@/lib/poller/poller";
import type { CloudWatchSource } from "@/lib/sources/cloudwatch/cloudwatch-source";
import type { SparkSource } from "@/lib/sources/dstream/dstream-source";
import { PipelineObserver } from "../pipeline/pipeline-observer";
import { type Fault, faultyHistory, turnsOfTheLoop } from "../testing/faulty-history";
import { watchCloudWatch } from "./watch-cloudwatch";
import { watchSpark } from "./watch-spark";

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 23, 14, 2);
const healthy = windowOf({ at: NOW, periods: minutes(180, healthyPeriod, NOW) });
const [application, slots, receivers, settings] = [
  healthy.facts.application[0]?.value,
  healthy.facts.slots[0]?.value,
  healthy.facts.receivers[0]?.value,
  healthy.facts.settings[0]?.value,
];

const pipeline = (id: string): Pipeline => ({
  id,
  name: id,
  region: "eu-west-1",
  stream: id,
  sparkUrl: "http://driver:4040",
  kclRegion: "us-east-1",
});

/** A CloudWatch that answers every pipeline in full, and counts its requests. */
const readMinutes = vi.fn<CloudWatchSource["readPeriods"]>(async (requests) => ({
  minutes: new Map(requests.map(({ pipelineId }) => [pipelineId, healthy.periods])),
  failures: new Map(),
  metricsRequested: 11,
}));

const refuse = () => Promise.reject(new Error("not asked here"));
const cloudWatch: CloudWatchSource = {
  readPeriods: readMinutes,
  readApplicationLag: refuse,
  readShardWrites: refuse,
  close: () => undefined,
};

/** A driver that reports each batch once: no other source has what is drained. */
function driver(): SparkSource {
  let batches = healthy.batches;
  return {
    readStreaming: async () => {
      const drained = batches;
      batches = [];
      return {
        application: application ?? (await refuse()),
        counters: {
          completedBatches: 1,
          activeBatches: 0,
          receivedRecords: 1,
          processedRecords: 1,
        },
        receivers: { active: 2, configured: 2 },
        batches: drained,
        restarted: false,
      };
    },
    readSlots: async () => slots ?? refuse(),
    readReceivers: async () => receivers ?? refuse(),
    readSettings: async () => settings ?? refuse(),
    readMetrics: async () => ({}),
    readWork: refuse,
    readBatchWork: refuse,
    readTasks: async () => undefined,
    close: () => undefined,
  };
}

let pollers: Poller[];
let watches: PipelineObserver[];

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  readMinutes.mockClear();
  [pollers, watches] = [[], []];
});

afterEach(() => {
  for (const poller of pollers) poller.stop();
  for (const watch of watches) watch.stop();
  vi.useRealTimers();
});

async function started(fault: Fault, ...calls: Parameters<Store["breaks"]>[1][]) {
  const store = await faultyHistory();
  const { faulty: history } = store;
  watches = ["orders", "payments"].map(
    (id) =>
      new PipelineObserver({
        pipeline: pipeline(id),
        history,
        publicationDelayMs: 120_000,
        startedAt: NOW,
      }),
  );
  for (const watch of watches) await watch.begin(NOW);
  store.breaks(fault, ...calls);
  pollers = [
    watchCloudWatch("eu-west-1", watches, () => cloudWatch),
    ...watches.map((watch) => watchSpark(watch, undefined, driver)),
  ];
  return store;
}

type Store = Awaited<ReturnType<typeof faultyHistory>>;

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await turnsOfTheLoop();
}

const all = { from: NOW - HOURS_3, to: NOW + 10 * MINUTE };
const stateOf = (watch: PipelineObserver, source: "cloudwatch" | "spark") =>
  watch.health.state(source, Date.now())?.status;

describe.each(["refuses", "hangs"] as const)("a store that %s every write", (fault) => {
  it("does not affect the state of any source, and repeats no billed call", async () => {
    await started(fault);
    await pass(50_000);
    for (const watch of watches) {
      expect(stateOf(watch, "cloudwatch")).toBe("ok");
      expect(stateOf(watch, "spark")).toBe("ok");
      expect(watch.writes.state(Date.now()).status).toBe("failing");
    }
    // One at the start, and none before the next minute.
    expect(readMinutes).toHaveBeenCalledTimes(1);
  });

  it("holds back no verdict, and loses nothing that memory holds", async () => {
    const store = await started(fault);
    await pass(3 * MINUTE);
    for (const watch of watches) {
      expect(watch.verdict()?.at).toBeGreaterThan(NOW + 2 * MINUTE);
      expect(watch.recent.batches).toHaveLength(healthy.batches.length);
    }
    store.breaks("none");
    await pass(MINUTE);
    for (const {
      pipeline: { id },
      writes,
    } of watches) {
      const kept = await store.history.window(id, all, 120_000);
      expect(kept.batches).toEqual(healthy.batches);
      expect(kept.periods.length).toBeGreaterThanOrEqual(healthy.periods.length);
      expect(kept.facts.application).toHaveLength(1);
      expect(kept.facts["source-spark"].at(-1)?.value.status).toBe("ok");
      expect((await store.history.evaluations(id, all)).length).toBeGreaterThan(0);
      expect((await store.history.changes(id, all))[0]?.to?.cause).toBe("keeping-up");
      expect(writes.counts).toEqual({ waiting: 0, lost: 0 });
      expect(writes.state(Date.now())).toMatchObject({ status: "ok" });
    }
  });
});

it("a store that refuses the application fact keeps the batches that came with it", async () => {
  const store = await started("refuses", "recordFact");
  await pass(10_000);
  const kept = await store.history.window("orders", all, 120_000);
  expect(kept.batches).toEqual(healthy.batches);
  expect(watches.map((watch) => stateOf(watch, "spark"))).toEqual(["ok", "ok"]);
});

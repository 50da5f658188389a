import { vi } from "vitest";
import type { Lease, ShardFacts } from "@/lib/domain/stream-facts";
import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import type { LagsByShard } from "@/lib/sources/cloudwatch/application-lags";
import { HealthBoard } from "../source-health/health-board";
import { LagReader } from "../poll-sources/lag-reader";
import { RecentData } from "../recent-data/recent-data";

/** A few seconds after a whole minute, as the dashboard asks. */
export const NOW = Date.UTC(2026, 10, 23, 14, 2, 7);
const signal = new AbortController().signal;

const shard = (index: number): ShardFacts => ({
  id: `shardId-${index}`,
  parentIds: [],
  startingSequence: "1",
  startingHash: "0",
  endingHash: "9",
});

/** The newest minute that has ended by `now`, and its stream's age. */
export const minuteOf = (now: number, iteratorAge: number): MetricPeriod => ({
  at: Math.floor(now / MINUTE_MS) * MINUTE_MS - MINUTE_MS,
  periodMs: MINUTE_MS,
  readAt: now,
  values: { putRecords: 1, iteratorAge },
});

/** A pipeline, and the lag of each of its shards as CloudWatch has it of every minute. */
export function pipeline(shards: number, lagOf: (id: string, at: number) => number | undefined) {
  const recent = new RecentData(120_000);
  const board = new HealthBoard();
  const asked: (readonly string[])[] = [];
  let trouble: Error | undefined;
  const reader = new LagReader(() => ({
    readApplicationLag: ({ shardIds }, _span, now): Promise<LagsByShard> => {
      asked.push(shardIds);
      if (trouble) return Promise.reject(trouble);
      const { at } = minuteOf(now, 0);
      return Promise.resolve(
        new Map(
          shardIds.map((id) => {
            const lag = lagOf(id, at);
            return [id, new Map(lag === undefined ? [] : [[at, lag]])];
          }),
        ),
      );
    },
    close: vi.fn(),
  }));
  const watch = {
    pipeline: {
      id: "orders",
      name: "Orders",
      region: "eu-west-1",
      stream: "orders",
      sparkUrl: "http://driver:4040",
      kclRegion: "us-east-1",
      kclApplication: "orders-app",
    },
    recent: recent,
    registerCall: board.registerCall.bind(board),
    pollEnded: async (...end: Parameters<HealthBoard["pollEnded"]>) => board.pollEnded(...end),
  };
  board.registerCall({
    source: "cloudwatch",
    call: "GetMetricData",
    needed: true,
    everyMs: MINUTE_MS,
  });
  board.pollEnded("cloudwatch", "GetMetricData", undefined, NOW);
  reader.registerCall(watch);
  recent.addFact("shards", { at: NOW, value: Array.from({ length: shards }, (_, i) => shard(i)) });
  let scans = 0;
  /** A scan of the lease table: every lease is renewed, and some checkpoints do not move. */
  const scan = (at: number, stands: (index: number) => boolean) => {
    scans++;
    const leases = Array.from({ length: shards }, (_, index): Lease => ({
      shardId: `shardId-${index}`,
      checkpoint: String(stands(index) ? 1 : scans),
      counter: scans,
      ownerSwitches: 0,
      parentIds: [],
    }));
    recent.addFact("leases", { at, value: { table: "orders-app", region: "us-east-1", leases } });
  };
  return {
    scan,
    live: recent,
    asked,
    fail: (error: Error | undefined) => (trouble = error),
    state: () => board.state("cloudwatch", NOW),
    poll: async (now: number, ageMs: number) => {
      const told = await reader.read(watch, [minuteOf(now, ageMs)], now, signal);
      recent.addPeriods(told.periods);
      return told;
    },
  };
}

import type { Draw } from "../../synthetic-incidents/model/draw";
import type { ShapeOf, TroubleKind } from "../world/trouble";
import { beatOf, lateAfter, type Pipeline } from "../world/world";

type Shapes = { readonly [K in TroubleKind]: (draw: Draw, pipeline: Pipeline) => ShapeOf<K> };

/** How each kind is drawn, without its span. */
export const SHAPES: Shapes = {
  "shards-unread": (draw, pipeline) => ({
    how: draw.one(["missing", "unowned", "foreign", "stuck"]),
    shards: someShards(draw, pipeline),
  }),
  "shards-slow": (draw, pipeline) => ({
    part: draw.between(0.2, 0.8),
    shards: someShards(draw, pipeline),
  }),
  "shards-hover": (draw, pipeline) => ({
    lagS: Math.round(
      draw.logBetween(
        2.5 * lateAfter(pipeline),
        Math.max(3 * lateAfter(pipeline), 0.97 * pipeline.retentionS),
      ),
    ),
    shards: someShards(draw, pipeline),
  }),
  "shared-name": (draw, pipeline) => ({ shards: someShards(draw, pipeline) }),
  "reader-dead": (draw) => ({ renewing: draw.chance(0.3), toldActive: draw.chance(0.6) }),
  "get-refused": () => ({}),
  sawtooth: (draw) => {
    const pauseS = Math.round(draw.logBetween(20, 1200));
    return { pauseS, periodS: Math.round(pauseS * draw.between(1.3, 3)) };
  },
  "rate-cap": (draw) =>
    draw.chance(0.5)
      ? { part: 1, lagS: Math.round(draw.logBetween(400, 7200)) }
      : { part: draw.between(0.6, 0.95), lagS: 0 },
  "read-contention": (draw) => ({ leaves: draw.between(0.4, 0.9) }),
  "slow-code": (draw) => ({ factor: draw.logBetween(1.3, 6) }),
  "executors-lost": (draw) => ({ left: draw.between(0.2, 0.8) }),
  "all-executors-lost": () => ({}),
  "stuck-batch": () => ({}),
  "heavy-batches": (draw, pipeline) => ({
    every: draw.whole(8, 120),
    extraS: Math.round(draw.between(0.3, 6) * beatOf(pipeline)),
  }),
  "long-batch": (draw) => ({ extraS: Math.round(draw.logBetween(300, 3600)) }),
  "driver-down": () => ({}),
  restart: (draw) => ({ gapS: draw.whole(5, 50), recovers: draw.chance(0.4) }),
  "crash-loop": (draw) => ({
    lifeS: Math.round(draw.logBetween(45, 600)),
    gapS: draw.whole(5, 90),
  }),
  "other-application": (draw, pipeline) => ({
    ours: draw.one(["runs", "down", "down"]),
    recordsPerSecond: Math.round(draw.logBetween(10, 2 * pipeline.recordsPerSecond + 20)),
  }),
  "outputs-fail": (draw) => ({ part: draw.one([0.03, 0.2, 0.8, 1]) }),
  reshard: () => ({}),
  "nothing-put": () => ({}),
  bursts: (draw) => ({ seconds: draw.whole(15, 90) }),
  "writes-refused": (draw) => ({
    part: draw.logBetween(0.02, 0.3),
    givenUp: draw.chance(0.7),
  }),
  "cloudwatch-silent": (draw) => ({ what: draw.one(["all", "all", "gets", "puts", "ages"]) }),
  "cloudwatch-fails": () => ({}),
  "kinesis-fails": () => ({}),
  "leases-fail": () => ({}),
  "driver-unreachable": () => ({}),
  "driver-clock": (draw, { intervalS }) => ({
    skewS:
      draw.one([1, -1]) *
      Math.max(1, Math.round(draw.logBetween(20, 600) / Math.min(intervalS, 60))) *
      Math.min(intervalS, 60),
    told: draw.chance(0.4),
  }),
  "other-reader-late": (draw) => ({
    lagS: Math.round(draw.logBetween(10, 80_000)),
    growth: draw.one([0, 0.2, 0.9]),
  }),
  replay: (draw, { retentionS }) => ({ lagS: Math.round(retentionS * draw.between(0.6, 1)) }),
  "age-spike": () => ({}),
};

/** One, some, half or all of the shards that get puts, at any index. */
function someShards(draw: Draw, { shards, quietShards }: Pipeline): readonly number[] {
  const loud = shards - quietShards;
  const few = Math.min(loud, draw.whole(2, 5));
  const count = draw.one([1, 1, few, Math.max(1, loud >> 1), Math.max(1, loud >> 1), loud]);
  const all = Array.from({ length: loud }, (_, shard) => shard);
  const chosen: number[] = [];
  while (chosen.length < count) chosen.push(...all.splice(draw.whole(0, all.length - 1), 1));
  return chosen.toSorted((a, b) => a - b);
}

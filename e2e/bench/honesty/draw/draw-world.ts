import { seededRandom, seedOf } from "@/lib/demo/simulation/random";
import { Draw } from "../../synthetic-incidents/model/draw";
import type { Trouble, TroubleKind } from "../world/trouble";
import { beatOf, type Pipeline, type Telling, type World } from "../world/world";
import { drawPipeline, drawTelling } from "./draw-pipeline";
import { drawPresent, drawSpan, type Frame } from "./draw-span";
import { SHAPES } from "./draw-trouble";

/** The probability of each kind, as a share of the total. */
const WEIGHTS: Readonly<Record<TroubleKind, number>> = {
  "shards-unread": 9,
  "shards-slow": 5,
  "shards-hover": 4,
  "shared-name": 6,
  "reader-dead": 8,
  "get-refused": 3,
  sawtooth: 4,
  "rate-cap": 4,
  "read-contention": 3,
  "slow-code": 4,
  "executors-lost": 3,
  "all-executors-lost": 3,
  "stuck-batch": 3,
  "heavy-batches": 4,
  "long-batch": 3,
  "driver-down": 4,
  restart: 6,
  "crash-loop": 6,
  "other-application": 5,
  "outputs-fail": 3,
  reshard: 5,
  "nothing-put": 4,
  bursts: 4,
  "writes-refused": 4,
  "cloudwatch-silent": 7,
  "cloudwatch-fails": 2,
  "kinesis-fails": 2,
  "leases-fail": 2,
  "driver-unreachable": 3,
  "driver-clock": 7,
  "other-reader-late": 5,
  replay: 4,
  "age-spike": 3,
};

/** A world has at most one of these kinds: each of them ends or begins a run of the driver. */
const LIVES: ReadonlySet<TroubleKind> = new Set([
  "driver-down",
  "restart",
  "crash-loop",
  "other-application",
]);

/** These kinds name shards, and shards that were split no longer exist. */
const NAMING: ReadonlySet<TroubleKind> = new Set([
  "reshard",
  "shards-unread",
  "shards-slow",
  "shards-hover",
  "shared-name",
]);

/** These kinds are faults of the dashboard's own view, which only matter while they last. */
const PRESENT: ReadonlySet<TroubleKind> = new Set([
  "cloudwatch-silent",
  "cloudwatch-fails",
  "kinesis-fails",
  "leases-fail",
  "driver-unreachable",
  "driver-clock",
]);

const HOURS_PLAYED = 4.2;
const BEATS_PLAYED = 15;

/** The world of a seed and a number; the same ones give the same world. */
export function drawWorld(seed: number, index: number): World {
  const id = `honesty-${seed}-${index}`;
  const draw = new Draw(seededRandom(seedOf(id)));
  const drawn = drawPipeline(draw);
  const telling = drawTelling(draw);
  const step = Math.min(10, drawn.intervalS);
  const at = Math.floor((1_795_400_000 + draw.whole(0, 86_399)) / step) * step;
  const played = Math.max(HOURS_PLAYED * 3600, BEATS_PLAYED * beatOf(drawn));
  const frame = { start: Math.floor((at - played) / step) * step, at };
  const troubles = drawTroubles(draw, drawn, frame);
  return { id, index, seed, ...frame, ...bent(drawn, telling, troubles, draw), troubles };
}

function drawTroubles(draw: Draw, pipeline: Pipeline, frame: Frame): readonly Trouble[] {
  const count = draw.one([0, 0, 1, 1, 1, 2, 2, 2, 3, 3]);
  const kinds: TroubleKind[] = [];
  while (kinds.length < count) {
    const kind = drawKind(draw);
    const clashes =
      (LIVES.has(kind) && kinds.some((one) => LIVES.has(one))) ||
      (NAMING.has(kind) && kinds.includes("reshard")) ||
      (kind === "reshard" && kinds.some((one) => NAMING.has(one)));
    if (!kinds.includes(kind) && !clashes) kinds.push(kind);
  }
  return kinds.map((kind) => drawTrouble(kind, draw, pipeline, frame));
}

function drawKind(draw: Draw): TroubleKind {
  const entries = Object.entries(WEIGHTS) as [TroubleKind, number][]; // keys of a closed record
  let left = draw.between(
    0,
    entries.reduce((sum, [, weight]) => sum + weight, 0),
  );
  for (const [kind, weight] of entries) {
    left -= weight;
    if (left <= 0) return kind;
  }
  return "restart";
}

function drawTrouble(kind: TroubleKind, draw: Draw, pipeline: Pipeline, frame: Frame): Trouble {
  const span = PRESENT.has(kind) ? drawPresent(draw, frame) : drawSpan(draw, frame);
  const shape = SHAPES[kind](draw, pipeline);
  const whole = kind === "shards-hover" || kind === "rate-cap";
  const life = {
    ...span,
    ...(whole && { from: frame.start }),
    // The cap is never removed.
    ...(kind === "rate-cap" && { to: Infinity }),
    ...(kind === "reshard" && { to: Infinity }),
    ...(kind === "age-spike" && { to: span.from + 60 }),
  };
  // Each shape was made for its kind: the table is keyed by it.
  return { kind, ...shape, ...life } as Trouble;
}

/** Changes that some troubles need in their pipeline. */
function bent(
  pipeline: Pipeline,
  telling: Telling,
  troubles: readonly Trouble[],
  draw: Draw,
): { pipeline: Pipeline; telling: Telling } {
  let changed = pipeline;
  if (draw.chance(0.12))
    changed = { ...changed, otherStream: pipeline.recordsPerSecond * draw.between(0.3, 1.5) };
  for (const trouble of troubles) {
    if (trouble.kind === "reader-dead" && draw.chance(0.5))
      changed = { ...changed, otherStream: pipeline.recordsPerSecond * draw.between(0.3, 1.5) };
    if (trouble.kind === "rate-cap") changed = capped(changed, trouble);
  }
  const generous = changed.maxRate === undefined && draw.chance(0.1);
  if (generous) changed = capped(changed, { part: 2.5, lagS: 0 });
  const someoneElse = troubles.some(({ kind }) => kind === "other-reader-late");
  return {
    pipeline: changed,
    telling: someoneElse
      ? { ...telling, otherReaders: Math.max(1, telling.otherReaders) }
      : telling,
  };
}

function capped(pipeline: Pipeline, { part, lagS }: { part: number; lagS: number }): Pipeline {
  const { recordsPerSecond, userPerRecord, receivers } = pipeline;
  const mean = (recordsPerSecond * userPerRecord) / receivers;
  const isClose = part <= 1;
  return {
    ...pipeline,
    maxRate: Math.max(1, Math.round(part * mean)),
    standingLagS: lagS,
    ...(isClose ? { wave: 0, otherStream: 0, backpressure: false } : {}),
  };
}

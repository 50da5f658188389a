import { afterCalm } from "./situation/after-calm";
import { everyExecutorLost, executorsLost } from "./field/executors-lost";
import { anotherOnThePort } from "./field/another-on-the-port";
import { cloudWatchSilent } from "./field/cloudwatch-silent";
import { crashLoop } from "./field/crash-loop";
import { ownNameCopy, sharedName } from "./field/copies";
import { readsDenied, readsRefused } from "./field/reads-refused";
import { ONE_FREE_SLOT, PUTS, TOO_SLOW } from "./situation/load";
import type { Situation } from "./situation/situation";
import { SecondReader } from "./streams/second-reader";
import { splitShard } from "./streams/stream";

/** Situations that are played side by side. */
export interface WavePlan {
  /** How long the calm ones are watched at least, from the wave's start. */
  readonly calmMinutes: number;
  /** A verdict that is not right by then is wrong. */
  readonly mostMinutes: number;
  readonly situations: readonly Situation[];
}

/** Every situation, grouped by its trouble. The first wave needs a healthy past first. */
export const WAVES: readonly WavePlan[] = [
  {
    calmMinutes: 10,
    mostMinutes: 15,
    situations: [
      {
        name: "back-pressure",
        shards: 2,
        puts: PUTS,
        driver: {
          ...ONE_FREE_SLOT,
          spark: {
            "spark.streaming.backpressure.enabled": "true",
            // The default of the floor, 100 records/s, is above the put rate here.
            "spark.streaming.backpressure.pid.minRate": "10",
          },
        },
        // The usual share of the puts is only known from a healthy past.
        story: async (scene) => {
          await scene.start();
          await scene.minutesRead(6);
          scene.begins();
          scene.driver.work(TOO_SLOW);
        },
        truth: {
          bottleneck: "consumer",
          causes: ["backpressure"],
          headline:
            /^Spark is too slow and limited by back-pressure: it takes \d+ % of what is put/,
          evidence: [/^Back-pressure is on: it allows /],
        },
      },
      {
        name: "killed-and-restarted",
        shards: 2,
        puts: PUTS,
        driver: { ...ONE_FREE_SLOT, checkpoint: true },
        work: TOO_SLOW,
        story: async (scene) => {
          await scene.start();
          await scene.until(({ cause }) => cause === "processing-too-slow");
          await scene.driver.end("SIGKILL");
          await scene.start();
        },
        truth: {
          bottleneck: "consumer",
          causes: ["processing-too-slow"],
          headline: /^Spark is too slow: batches take /,
          evidence: [/batches queued, utilisation /],
          events: ["app-restart"],
          never: ["keeping-up", "idle"],
        },
      },
      {
        name: "crossed-two-to-four",
        shards: 4,
        puts: PUTS,
        driver: { slots: 2 },
        crossedFrom: 2,
        truth: {
          bottleneck: "consumer",
          causes: ["shards-unread"],
          headline: /^Data are being missed: 2 of 4 shards are not read/,
          evidence: [
            /2 of 4 open shards are proven unread by their leases/,
            /2 rows cannot be of this stream/,
          ],
        },
      },
      {
        name: "second-reader",
        shards: 1,
        puts: { recordsPerSecond: 20, bytes: 25_000 },
        driver: { slots: 2 },
        story: afterCalm(({ kinesisUrl, stream, atEnd }) => {
          const reader = new SecondReader(kinesisUrl, stream, "shardId-000000000000");
          atEnd(() => reader.stop());
        }),
        truth: {
          bottleneck: "shards-read",
          causes: ["read-limit"],
          headline: /^The shards cannot be read faster: \d+ % of the reads are refused/,
          evidence: [/of the reads are refused/],
        },
      },
      sharedName,
      {
        name: "reshard",
        shards: 2,
        puts: PUTS,
        driver: { slots: 3 },
        story: afterCalm(async ({ kinesisUrl, stream, minutesRead }) => {
          await minutesRead(3);
          await splitShard(kinesisUrl, stream);
        }),
        truth: {
          bottleneck: "none",
          causes: ["keeping-up"],
          headline: /^Keeping up: batches take /,
          evidence: [],
          events: ["reshard"],
          calm: true,
        },
      },
      {
        name: "keeping-up",
        shards: 2,
        puts: PUTS,
        driver: { slots: 4, receivers: 2 },
        truth: {
          bottleneck: "none",
          causes: ["keeping-up"],
          headline: /^Keeping up: batches take /,
          evidence: [],
          calm: true,
        },
      },
    ],
  },
  {
    calmMinutes: 7,
    mostMinutes: 10,
    situations: [
      {
        name: "too-slow",
        shards: 2,
        puts: PUTS,
        driver: ONE_FREE_SLOT,
        work: TOO_SLOW,
        truth: {
          bottleneck: "consumer",
          causes: ["processing-too-slow"],
          headline: /^Spark is too slow: batches take /,
          evidence: [/scheduling delay .+ batches queued, utilisation /],
        },
      },
      {
        name: "no-cores-left",
        shards: 2,
        puts: PUTS,
        driver: { slots: 1 },
        truth: {
          bottleneck: "consumer",
          causes: ["no-cores-left"],
          headline: /^No cores are left for the work: 1 receiver holds the only task slot/,
          evidence: [/1 of 1 task slots are held by receivers, and none of its tasks ran/],
        },
      },
      {
        name: "rate-cap",
        shards: 2,
        puts: PUTS,
        driver: { slots: 3, spark: { "spark.streaming.receiver.maxRate": "20" } },
        truth: {
          bottleneck: "consumer",
          causes: ["rate-cap"],
          headline: /^A rate cap holds Spark back: it lets in 20 records\/s/,
          evidence: [/^The cap lets 20 records\/s in/],
        },
      },
      {
        name: "hung-output",
        shards: 2,
        puts: PUTS,
        driver: { slots: 3 },
        story: afterCalm(({ driver }) => driver.work({ hang: true })),
        truth: {
          bottleneck: "consumer",
          causes: ["stuck-batch"],
          headline: /^One batch does not end: it has run for /,
          evidence: [/^A batch of .+ records has run for /],
        },
      },
      {
        name: "failing-output",
        shards: 2,
        puts: PUTS,
        driver: { slots: 3 },
        story: afterCalm(({ driver }) => driver.work({ failing: true })),
        truth: {
          bottleneck: "none",
          causes: ["failing-batches"],
          headline: /^Batches fail: [345] of the last 5 had a failed output/,
          evidence: [/IllegalStateException: the sink refuses batch/],
        },
      },
      {
        name: "crossed-three-to-one",
        shards: 1,
        puts: PUTS,
        driver: { slots: 2 },
        crossedFrom: 3,
        truth: {
          bottleneck: "consumer",
          causes: ["reading-nothing"],
          headline: /^Spark runs but reads nothing: every batch has been empty for /,
          evidence: [/^The last .+ batches were empty, for /, /1 row cannot be of this stream/],
        },
      },
      {
        name: "kinesis-out-of-reach",
        shards: 2,
        puts: PUTS,
        driver: { slots: 2, kinesisUrl: "http://127.0.0.1:1" },
        truth: {
          bottleneck: "consumer",
          causes: ["reading-nothing"],
          headline: /^Spark runs but reads nothing: every batch has been empty for /,
          evidence: [/^The last .+ batches were empty, for /, /^The lease table .+ is empty/],
        },
      },
      {
        name: "too-few-shards",
        shards: 1,
        puts: { recordsPerSecond: 14, bytes: 100_000 },
        driver: { slots: 2 },
        truth: {
          bottleneck: "shards-write",
          causes: ["write-limit"],
          headline: /^The shards are full: \d+ % of the records are refused/,
          evidence: [/refused/],
        },
      },
      {
        name: "windowed",
        shards: 2,
        puts: PUTS,
        driver: { slots: 3, windowMs: 6_000 },
        truth: {
          bottleneck: "none",
          causes: ["keeping-up"],
          headline: /^Keeping up: batches take /,
          evidence: [],
          calm: true,
        },
      },
    ],
  },
  {
    calmMinutes: 7,
    mostMinutes: 13,
    situations: [
      executorsLost,
      crashLoop,
      anotherOnThePort,
      readsRefused,
      cloudWatchSilent,
      everyExecutorLost,
      readsDenied,
      ownNameCopy,
    ],
  },
];

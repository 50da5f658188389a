import { afterCalm } from "../situation/after-calm";
import { PUTS, TOO_SLOW } from "../situation/load";
import type { Situation } from "../situation/situation";
import { slotsAre } from "./facts";

/** A block is stored at its receiver: otherwise each task would wait three seconds for that executor. */
const ANY_SLOT = { "spark.locality.wait": "0" };

/** Two machines; the larger one is taken away, with four of six task slots. */
export const executorsLost: Situation = {
  name: "executors-lost",
  shards: 2,
  puts: PUTS,
  // The records of one fetch are one block and thus one task by default: slots would have no work.
  driver: { workers: [2, 4], partitions: 10, spark: ANY_SLOT },
  // Too slow for one slot beside the receiver's, but not for five.
  work: TOO_SLOW,
  story: afterCalm(({ cluster }) => cluster?.lose(1)),
  lacks: slotsAre(2),
  truth: {
    bottleneck: "consumer",
    severity: "critical",
    causes: ["processing-too-slow"],
    headline: /^Spark is too slow: batches take /,
    evidence: [/batches queued, utilisation /],
    words: [/fell from 6 to 2/],
  },
  heals: ({ cluster }) => cluster?.regain(1),
};

/**
 * The only machine is taken away; the driver goes on and reports its receiver as active. Batches
 * are empty and complete, unless a block had come for the next one: that one hangs, and the others
 * queue.
 */
export const everyExecutorLost: Situation = {
  name: "every-executor-lost",
  shards: 2,
  puts: PUTS,
  driver: { workers: [3] },
  story: afterCalm(({ cluster }) => cluster?.lose(0)),
  lacks: slotsAre(0),
  truth: {
    bottleneck: "consumer",
    severity: "critical",
    causes: ["reading-nothing", "no-cores-left", "stuck-batch"],
    headline: /^The application has no executor/,
    evidence: [],
  },
  heals: ({ cluster }) => cluster?.regain(0),
  extra: true,
};

import type { Rule } from "../rule";
import { atRisk } from "./at-risk";
import { backpressure } from "./backpressure";
import { down } from "./down";
import { driverStalled } from "./driver-stalled";
import { failingBatches } from "./failing-batches";
import { hotShard } from "./hot-shard";
import { idle } from "./idle";
import { noCoresLeft } from "./no-cores-left";
import { noData } from "./no-data";
import { otherConsumer } from "./other-consumer";
import { processingTooSlow } from "./processing-too-slow";
import { rateCap } from "./rate-cap";
import { readLimit } from "./read-limit";
import { readingNothing } from "./reading-nothing";
import { recovering } from "./recovering";
import { sharedLeases } from "./shared-leases";
import { shardsUnread } from "./shards-unread";
import { slowReading } from "./slow-reading";
import { sparkUnreachable } from "./spark-unreachable";
import { stuckBatch } from "./stuck-batch";
import { writeLimit } from "./write-limit";

/** Every rule, in the order in which they are tried. What is said when none holds is not a rule. */
export const RULES: readonly Rule[] = [
  down,
  sparkUnreachable,
  driverStalled,
  noCoresLeft,
  stuckBatch,
  noData,
  readingNothing,
  recovering,
  processingTooSlow,
  rateCap,
  backpressure,
  otherConsumer,
  readLimit,
  shardsUnread,
  sharedLeases,
  slowReading,
  writeLimit,
  hotShard,
  failingBatches,
  atRisk,
  idle,
];

import type { Rule } from "@/lib/diagnosis/kind/rule";
import { atRisk } from "@/lib/diagnosis/dstream/rules/at-risk";
import { backpressure } from "@/lib/diagnosis/dstream/rules/backpressure";
import { down } from "@/lib/diagnosis/driver/rules/down";
import { driverStalled } from "@/lib/diagnosis/dstream/rules/driver-stalled";
import { failingBatches } from "@/lib/diagnosis/dstream/rules/failing-batches";
import { hotShard } from "@/lib/diagnosis/stream/rules/hot-shard";
import { idle } from "@/lib/diagnosis/dstream/rules/idle";
import { noCoresLeft } from "@/lib/diagnosis/dstream/rules/no-cores-left";
import { noData } from "@/lib/diagnosis/driver/rules/no-data";
import { otherConsumer } from "@/lib/diagnosis/stream/rules/other-consumer";
import { processingTooSlow } from "@/lib/diagnosis/dstream/rules/processing-too-slow";
import { rateCap } from "@/lib/diagnosis/dstream/rules/rate-cap";
import { readLimit } from "@/lib/diagnosis/stream/rules/read-limit";
import { readingNothing } from "@/lib/diagnosis/dstream/rules/reading-nothing";
import { recovering } from "@/lib/diagnosis/dstream/rules/recovering";
import { sharedLeases } from "@/lib/diagnosis/dstream/rules/shared-leases";
import { shardsUnread } from "@/lib/diagnosis/stream/rules/shards-unread";
import { slowReading } from "@/lib/diagnosis/dstream/rules/slow-reading";
import { sparkUnreachable } from "@/lib/diagnosis/driver/rules/spark-unreachable";
import { stuckBatch } from "@/lib/diagnosis/dstream/rules/stuck-batch";
import { writeLimit } from "@/lib/diagnosis/stream/rules/write-limit";

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

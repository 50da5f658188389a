import type { ConsumerKind } from "@/lib/diagnosis/parts/consumer-kind";
import { DRIVER_ADVISERS } from "@/lib/diagnosis/driver/advice/advisers";
import { DRIVER_ENDINGS } from "@/lib/diagnosis/driver/clearing/endings";
import { changes } from "@/lib/diagnosis/driver/quantities/changes";
import { down } from "@/lib/diagnosis/driver/rules/down";
import { noData } from "@/lib/diagnosis/driver/rules/no-data";
import { sparkUnreachable } from "@/lib/diagnosis/driver/rules/spark-unreachable";
import { DSTREAM_ADVISERS } from "@/lib/diagnosis/dstream/advice/advisers";
import { backlogLeft } from "@/lib/diagnosis/dstream/clearing/backlog-left";
import { DSTREAM_ENDINGS } from "@/lib/diagnosis/dstream/clearing/endings";
import { DSTREAM_CONSUMPTION } from "@/lib/diagnosis/dstream/consumption";
import { notKnown } from "@/lib/diagnosis/dstream/not-known";
import { dstreamNumbers } from "@/lib/diagnosis/dstream/numbers";
import { batchesMade } from "@/lib/diagnosis/dstream/proof/batches-made";
import { intakeAccounts } from "@/lib/diagnosis/dstream/proof/intake-accounts";
import { sameApplication } from "@/lib/diagnosis/dstream/proof/same-application";
import { standstill } from "@/lib/diagnosis/dstream/quantities/queue/standstill";
import { startingUp } from "@/lib/diagnosis/dstream/quantities/restart/starting-up";
import { recoveryProgress } from "@/lib/diagnosis/dstream/recovery-progress";
import { atRisk } from "@/lib/diagnosis/dstream/rules/at-risk";
import { backpressure } from "@/lib/diagnosis/dstream/rules/backpressure";
import { driverStalled } from "@/lib/diagnosis/dstream/rules/driver-stalled";
import { failingBatches } from "@/lib/diagnosis/dstream/rules/failing-batches";
import { idle } from "@/lib/diagnosis/dstream/rules/idle";
import { keepingUp } from "@/lib/diagnosis/dstream/rules/keeping-up";
import { noCoresLeft } from "@/lib/diagnosis/dstream/rules/no-cores-left";
import { overTarget } from "@/lib/diagnosis/dstream/rules/over-target";
import { processingTooSlow } from "@/lib/diagnosis/dstream/rules/processing-too-slow";
import { rateCap } from "@/lib/diagnosis/dstream/rules/rate-cap";
import { readingNothing } from "@/lib/diagnosis/dstream/rules/reading-nothing";
import { recovering } from "@/lib/diagnosis/dstream/rules/recovering";
import { sharedLeases } from "@/lib/diagnosis/dstream/rules/shared-leases";
import { slowReading } from "@/lib/diagnosis/dstream/rules/slow-reading";
import { stuckBatch } from "@/lib/diagnosis/dstream/rules/stuck-batch";
import { receivers } from "@/lib/diagnosis/dstream/side-evidence";
import { STREAM_ADVISERS } from "@/lib/diagnosis/stream/advice/advisers";
import { dataLossAdvice } from "@/lib/diagnosis/stream/advice/data-loss";
import { STREAM_ENDINGS } from "@/lib/diagnosis/stream/clearing/endings";
import { countsBesideConsumer } from "@/lib/diagnosis/stream/counts-beside-consumer";
import { allShardsRead } from "@/lib/diagnosis/stream/proof/all-shards-read";
import { minutesPublished } from "@/lib/diagnosis/stream/proof/minutes-published";
import { smallLag } from "@/lib/diagnosis/stream/proof/small-lag";
import { streamRead } from "@/lib/diagnosis/stream/proof/stream-read";
import { isLosingData } from "@/lib/diagnosis/stream/quantities/lag/data-loss";
import { unexplainedLag } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { hotShard } from "@/lib/diagnosis/stream/rules/hot-shard";
import { otherConsumer } from "@/lib/diagnosis/stream/rules/other-consumer";
import { readLimit } from "@/lib/diagnosis/stream/rules/read-limit";
import { shardsUnread } from "@/lib/diagnosis/stream/rules/shards-unread";
import { writeLimit } from "@/lib/diagnosis/stream/rules/write-limit";
import { expiry, leases } from "@/lib/diagnosis/stream/side-evidence";

/** Spark Streaming's DStream API with KCL receivers. */
export const DSTREAM: ConsumerKind = {
  consumption: DSTREAM_CONSUMPTION,
  rules: [
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
    overTarget,
    atRisk,
    idle,
  ],
  claims: [
    minutesPublished,
    streamRead,
    allShardsRead,
    smallLag,
    intakeAccounts,
    batchesMade,
    sameApplication,
  ],
  openQuestions: [startingUp, unexplainedLag],
  keepingUp,
  countsBesideConsumer,
  endings: { ...DRIVER_ENDINGS, ...STREAM_ENDINGS, ...DSTREAM_ENDINGS },
  standstill,
  backlogLeft,
  advisers: { ...DRIVER_ADVISERS, ...STREAM_ADVISERS, ...DSTREAM_ADVISERS },
  dataLossAdvice,
  isLosingData,
  numbers: dstreamNumbers,
  notKnown,
  recoveryProgress,
  changes,
  sideEvidence: [expiry, leases, receivers],
};

import type { SeriesName } from "./series";
import type { Cause } from "./verdict";

/**
 * The series that prove each cause, the clearest first. Put against get in bytes is not among them:
 * it is drawn for every cause, and these are drawn beside it.
 */
export const DECISIVE_SERIES: Readonly<Record<Cause, readonly [SeriesName, ...SeriesName[]]>> = {
  down: ["iteratorAge", "intakeRecords"],
  "spark-unreachable": ["iteratorAge", "intakeRecords"],
  "driver-stalled": ["intakeRecords", "iteratorAge"],
  "no-cores-left": ["queuedBatches", "freeSlots", "intakeRecords"],
  "stuck-batch": ["queuedBatches", "schedulingDelay", "processingTime"],
  "no-data": ["processingTime", "iteratorAge"],
  "reading-nothing": ["intakeRecords", "iteratorAge", "activeReceivers"],
  recovering: ["endToEndDelay", "iteratorAge", "schedulingDelay", "intakeRecords"],
  "processing-too-slow": ["processingTime", "schedulingDelay", "queuedBatches", "utilisation"],
  "rate-cap": ["intakeRecords", "iteratorAge", "putRecords"],
  backpressure: ["intakeRecords", "iteratorAge", "schedulingDelay"],
  "other-consumer": ["iteratorAge", "readThrottled", "readUtilisation"],
  "read-limit": ["readThrottled", "readUtilisation", "iteratorAge"],
  "shards-unread": ["intakeRecords", "putRecords", "applicationLag"],
  "shared-leases": ["intakeRecords", "putRecords", "applicationLag"],
  "slow-reading": ["iteratorAge", "intakeRecords", "activeReceivers"],
  "write-limit": ["writeThrottled", "writeUtilisation", "putRecords"],
  "hot-shard": ["writeThrottled", "writeUtilisation", "putRecords"],
  "failing-batches": ["processingTime", "intakeRecords", "queuedBatches"],
  "over-target": ["endToEndDelay", "iteratorAge", "schedulingDelay", "processingTime"],
  "at-risk": ["utilisation", "processingTime", "writeThrottled", "iteratorAge"],
  idle: ["intakeRecords", "putRecords", "endToEndDelay"],
  "keeping-up": ["endToEndDelay", "utilisation", "processingTime"],
};

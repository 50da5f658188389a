/** The only units a stored or shown number may have. Vendor units end in lib/sources. */
export type Unit =
  | "bytes/s"
  | "records/s"
  /** Where producers aggregate, the two kinds of records are told apart. */
  | "user records/s"
  | "Kinesis records/s"
  | "ms"
  | "count"
  | "ratio";

/** What a number of records counts: Kinesis' records, or the user records inside them. */
export type RecordKind = "user" | "Kinesis";

interface SeriesInfo {
  readonly unit: Unit;
  /** Which records a series of records counts. */
  readonly records?: RecordKind;
  readonly source: "cloudwatch" | "kinesis" | "spark" | "judgement";
  /** The field in the vendor's own terms, or the formula, to look it up. */
  readonly field: string;
}

/** Every series that the API answers, by its public name. Only these are drawn. */
export const SERIES = {
  putBytes: { unit: "bytes/s", source: "cloudwatch", field: "IncomingBytes (Sum ÷ period)" },
  getBytes: {
    unit: "bytes/s",
    source: "cloudwatch",
    field: "GetRecords.Bytes + SubscribeToShardEvent.Bytes (Sum ÷ period)",
  },
  putRecords: {
    unit: "records/s",
    records: "Kinesis",
    source: "cloudwatch",
    field: "IncomingRecords (Sum ÷ period)",
  },
  getRecords: {
    unit: "records/s",
    records: "Kinesis",
    source: "cloudwatch",
    field: "GetRecords.Records + SubscribeToShardEvent.Records (Sum ÷ period)",
  },
  intakeRecords: {
    unit: "records/s",
    records: "user",
    source: "spark",
    field: "streaming/batches inputSize ÷ distance between batch ids (user records)",
  },
  iteratorAge: {
    unit: "ms",
    source: "cloudwatch",
    field: "GetRecords.IteratorAgeMilliseconds (Maximum)",
  },
  applicationLag: {
    unit: "ms",
    source: "cloudwatch",
    field: "KCL MillisBehindLatest (Maximum over shards)",
  },
  writeThrottled: {
    unit: "records/s",
    records: "Kinesis",
    source: "cloudwatch",
    field: "WriteProvisionedThroughputExceeded (Sum ÷ period)",
  },
  readThrottled: {
    unit: "ratio",
    source: "cloudwatch",
    field: "ReadProvisionedThroughputExceeded (Sum) ÷ GetRecords calls",
  },
  processingTime: { unit: "ms", source: "spark", field: "streaming/batches processingTime" },
  schedulingDelay: { unit: "ms", source: "spark", field: "streaming/batches schedulingDelay" },
  totalDelay: { unit: "ms", source: "spark", field: "streaming/batches totalDelay" },
  endToEndDelay: {
    unit: "ms",
    source: "judgement",
    field: "wait in the stream + ½ batch interval + wait in Spark + processing time, each minute",
  },
  batchRecords: { unit: "count", source: "spark", field: "streaming/batches inputSize" },
  queuedBatches: {
    unit: "count",
    source: "spark",
    field: "batches created and not yet started, from batchId and schedulingDelay",
  },
  utilisation: {
    unit: "ratio",
    source: "judgement",
    field: "Σ processing time ÷ (Σ distance between batch ids × concurrent jobs)",
  },
  writeUtilisation: {
    unit: "ratio",
    source: "cloudwatch",
    field: "larger of bytes/(shards · 1 MiB/s) and records/(shards · 1000/s)",
  },
  readUtilisation: {
    unit: "ratio",
    source: "cloudwatch",
    field: "get bytes/(shards · 2 MiB/s)",
  },
  sustainableRecords: {
    unit: "records/s",
    records: "user",
    source: "judgement",
    field: "(beat − a)/(b · beat) of the capacity fit S = a + b·n",
  },
  openShards: { unit: "count", source: "kinesis", field: "DescribeStreamSummary OpenShardCount" },
  configuredReceivers: {
    unit: "count",
    source: "spark",
    field: "streaming/statistics numActiveReceivers + numInactiveReceivers",
  },
  activeReceivers: {
    unit: "count",
    source: "spark",
    field: "streaming/statistics numActiveReceivers",
  },
  totalSlots: { unit: "count", source: "spark", field: "executors Σ maxTasks of the active ones" },
  freeSlots: { unit: "count", source: "spark", field: "Σ maxTasks − active receivers" },
  waitingInStream: {
    unit: "ms",
    source: "judgement",
    field: "part of endToEndDelay: until it is read from the stream",
  },
  waitingForBatch: {
    unit: "ms",
    source: "judgement",
    field: "part of endToEndDelay: until its batch closes, ½ batch interval on average",
  },
  waitingInSpark: {
    unit: "ms",
    source: "judgement",
    field: "part of endToEndDelay: until its batch begins",
  },
  beingProcessed: {
    unit: "ms",
    source: "judgement",
    field: "part of endToEndDelay: until its batch ends",
  },
  delayAtLeast: {
    unit: "ratio",
    source: "judgement",
    field: "share of a bucket's endToEndDelay values that are lower bounds",
  },
} as const satisfies Record<string, SeriesInfo>;

export type SeriesName = keyof typeof SERIES;

export const SERIES_NAMES = Object.keys(SERIES) as readonly SeriesName[];

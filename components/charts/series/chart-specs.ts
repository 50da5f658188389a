import type { WindowAnswer } from "@/lib/contract/window";
import type { SeriesName, Unit } from "@/lib/domain/series";

type Limits = WindowAnswer["limits"];

export interface LimitSpec {
  readonly word: string;
  /** One of the answer's limits, a series that limits others, or a constant. */
  readonly limit: keyof Limits | SeriesName | number;
  /**
   * Drawn while it is at most this many times the highest value. A limit further away would press
   * the data flat, so it is given in words.
   */
  readonly reach: number;
}

export interface ChartSpec {
  readonly id: string;
  readonly title: string;
  /** The question that the chart answers, for somebody who sees it for the first time at 3 a.m. */
  readonly hint: string;
  readonly unit: Unit;
  readonly series: readonly SeriesName[];
  /** The two series whose difference is shaded, upper first. */
  readonly gap?: readonly [SeriesName, SeriesName];
  /** The first series is the sum of the others, which are drawn as surfaces on top of each other. */
  readonly stack?: {
    /** Says in which buckets the sum is only a lower bound. */
    readonly atLeast: SeriesName;
  };
  readonly limits: readonly LimitSpec[];
  /**
   * False: the extremes inside a bucket are noise. Every batch is queued for the few ms in which it
   * starts, which is no queue.
   */
  readonly extremes?: false;
  /**
   * Step series: a count that holds from one reading to the next. It is known up to the present.
   */
  readonly step?: true;
  /**
   * A batch gets its value only when it has come that far. While batches wait, the line ends before
   * the present.
   */
  readonly of?: "ended" | "begun";
  /** The axis reaches at least this value: a delay of 4 ms must not fill the chart. */
  readonly least?: number;
}

/**
 * The main question of the page: does the reader keep up with the writers? On a phone these come
 * first.
 */
export const GAP_CHARTS: readonly [ChartSpec, ChartSpec] = [
  {
    id: "bytes",
    title: "Put against get, bytes",
    hint: "Shaded: put and not got. Where get is ahead a backlog is being read, and nothing is shaded. Below the limits, the shards are not what holds it up.",
    unit: "bytes/s",
    series: ["putBytes", "getBytes"],
    gap: ["putBytes", "getBytes"],
    limits: [
      { word: "write limit", limit: "writeBytesPerSecond", reach: 4 },
      { word: "read limit", limit: "readBytesPerSecond", reach: 2.5 },
    ],
  },
  {
    id: "records",
    title: "Put against get, records",
    hint: "Shaded: put and not got. Stream records as Kinesis counts them; every reader of the stream counts into get.",
    unit: "records/s",
    series: ["putRecords", "getRecords"],
    gap: ["putRecords", "getRecords"],
    limits: [{ word: "write limit", limit: "writeRecordsPerSecond", reach: 4 }],
  },
];

export const OTHER_CHARTS: readonly ChartSpec[] = [
  {
    id: "delay",
    title: "End-to-end delay",
    hint: "From put to processed, for a record that is put at that time, and where it waits. A dashed top is a lower bound: it takes at least this long.",
    unit: "ms",
    series: [
      "endToEndDelay",
      "waitingInStream",
      "waitingForBatch",
      "waitingInSpark",
      "beingProcessed",
    ],
    stack: { atLeast: "delayAtLeast" },
    limits: [{ word: "target", limit: "targetDelayMs", reach: 4 }],
    extremes: false,
    least: 1_000,
  },
  {
    id: "age",
    title: "Iterator age",
    hint: "How old the last record read was. At the retention, records are lost unread.",
    unit: "ms",
    series: ["iteratorAge", "applicationLag"],
    limits: [{ word: "retention", limit: "retentionMs", reach: 3 }],
    least: 1_000,
  },
  {
    id: "intake",
    title: "Intake against what Spark can sustain",
    hint: "User records a second. Intake above the sustainable rate builds a queue.",
    unit: "records/s",
    series: ["intakeRecords", "sustainableRecords"],
    limits: [],
  },
  {
    id: "processing",
    title: "Processing time against the batch interval",
    hint: "Above the interval, each batch ends later than the one before it.",
    unit: "ms",
    series: ["processingTime"],
    of: "ended",
    limits: [{ word: "batch interval", limit: "batchIntervalMs", reach: Infinity }],
  },
  {
    id: "utilisation",
    title: "Utilisation of Spark and of the shards",
    hint: "Which of the three is full: Spark's time, the shards' write limit, or their read limit.",
    unit: "ratio",
    series: ["utilisation", "writeUtilisation", "readUtilisation"],
    limits: [{ word: "full", limit: 1, reach: Infinity }],
  },
  {
    id: "scheduling",
    title: "Scheduling delay",
    hint: "How long a batch waited in Spark's queue before it began.",
    unit: "ms",
    series: ["schedulingDelay"],
    of: "begun",
    limits: [{ word: "batch interval", limit: "batchIntervalMs", reach: 4 }],
    least: 1_000,
  },
  {
    id: "queue",
    title: "Queued batches",
    hint: "Created and not yet begun. A healthy pipeline has none.",
    unit: "count",
    series: ["queuedBatches"],
    limits: [],
    least: 4,
    extremes: false,
  },
  {
    id: "write-throttles",
    title: "Refused writes",
    hint: "Records a second that the shards refused: producers are over the write limit.",
    unit: "records/s",
    series: ["writeThrottled"],
    limits: [],
  },
  {
    id: "read-throttles",
    title: "Refused reads",
    hint: "Share of GetRecords calls refused: the stream's readers are over the read limit.",
    unit: "ratio",
    series: ["readThrottled"],
    limits: [],
  },
  {
    id: "capacity",
    title: "Receivers, slots and shards",
    hint: "Who reads, what they leave for batches, and how many shards there are to read.",
    unit: "count",
    series: ["activeReceivers", "openShards", "freeSlots"],
    limits: [
      { word: "receivers configured", limit: "configuredReceivers", reach: 4 },
      { word: "task slots", limit: "totalSlots", reach: 4 },
    ],
    least: 4,
    step: true,
  },
];

/** Every chart of the page, in the order without a cause. */
export const ALL_CHARTS: readonly ChartSpec[] = [...GAP_CHARTS, ...OTHER_CHARTS];

import type { SeriesName } from "@/lib/domain/series";

/**
 * The meaning of each colour; `globals.css` has its value. None is green, because green is kept for
 * a verdict that is ok. A meaning has the same colour in the delay bar and in every chart.
 */
export type ColourMeaning =
  | "put"
  | "get"
  | "intake"
  | "sustainable"
  | "age"
  | "lag"
  | "processing"
  | "waiting"
  | "gathering"
  | "total"
  | "throttled"
  | "shards";

export const SERIES_COLOURS = {
  putBytes: "put",
  getBytes: "get",
  putRecords: "put",
  getRecords: "get",
  intakeRecords: "intake",
  iteratorAge: "age",
  applicationLag: "lag",
  writeThrottled: "throttled",
  readThrottled: "throttled",
  processingTime: "processing",
  schedulingDelay: "waiting",
  totalDelay: "waiting",
  endToEndDelay: "total",
  batchRecords: "intake",
  queuedBatches: "waiting",
  utilisation: "processing",
  writeUtilisation: "put",
  readUtilisation: "get",
  sustainableRecords: "sustainable",
  openShards: "shards",
  // Receivers take records in, and the slots that they leave process them.
  configuredReceivers: "intake",
  activeReceivers: "intake",
  totalSlots: "processing",
  freeSlots: "processing",
  waitingInStream: "age",
  waitingForBatch: "gathering",
  waitingInSpark: "waiting",
  beingProcessed: "processing",
  delayAtLeast: "total",
} as const satisfies Record<SeriesName, ColourMeaning>;

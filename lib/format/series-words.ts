import type { SeriesName } from "@/lib/domain/series";

/** A series' name in a legend. */
export const SERIES_WORDS = {
  putBytes: "put",
  getBytes: "get",
  putRecords: "put",
  getRecords: "get",
  intakeRecords: "taken in by Spark",
  iteratorAge: "iterator age",
  applicationLag: "this application's lag",
  writeThrottled: "refused writes",
  readThrottled: "refused reads",
  processingTime: "processing time",
  schedulingDelay: "scheduling delay",
  totalDelay: "total delay",
  endToEndDelay: "end-to-end delay",
  batchRecords: "records per batch",
  queuedBatches: "queued batches",
  utilisation: "Spark",
  writeUtilisation: "shards, writing",
  readUtilisation: "shards, reading",
  sustainableRecords: "sustainable",
  openShards: "open shards",
  configuredReceivers: "receivers configured",
  activeReceivers: "receivers active",
  totalSlots: "task slots",
  freeSlots: "slots free for batches",
} as const satisfies Record<SeriesName, string>;

/** Troubles of the pipeline itself: the simulation works out the consequences. */
export const PHYSICAL_TROUBLES = {
  slow: "a record costs more processing time than the batch interval allows",
  backpressure: "the same with back-pressure enabled: the backlog moves into Kinesis",
  "write-limit": "the producers put more than the shards accept",
  "hot-shard": "most records go to one shard, which refuses the excess",
  "read-limit": "another consumer takes most of the shards' read limit",
  "rate-cap": "receiver.maxRate lies below what is put",
  "no-cores": "the receivers hold every task slot: batches never run",
  stuck: "one batch does not end: its output hangs",
  down: "the driver is gone: its address refuses connections",
  crossed: "half of the leases belong to another stream: those shards are never read",
  idle: "the producers put nothing",
} as const;

/** Troubles of the wire only: the pipeline behind it goes on as before. */
export const WIRE_TROUBLES = {
  "cloudwatch-throttled": "CloudWatch answers Throttling",
  "cloudwatch-denied": "CloudWatch refuses the permission",
  "cloudwatch-down": "CloudWatch answers 503",
  "cloudwatch-hangs": "CloudWatch never answers",
  "kinesis-denied": "Kinesis refuses the permission",
  "kinesis-down": "Kinesis answers 500",
  "leases-denied": "DynamoDB refuses the permission",
  "spark-hangs": "the driver accepts connections and never answers",
  "spark-html": "the driver answers 200 with its start-up page",
  "spark-truncated": "the driver's JSON ends in the middle",
} as const;

export const TROUBLES = { ...PHYSICAL_TROUBLES, ...WIRE_TROUBLES };

export type Trouble = keyof typeof TROUBLES;

export const TROUBLE_NAMES: readonly string[] = Object.keys(TROUBLES);

export function isTrouble(word: string): word is Trouble {
  return Object.hasOwn(TROUBLES, word);
}

/** A trouble of the pipeline itself, and not only of what its sources answer. */
export function isPhysical(trouble: Trouble): boolean {
  return Object.hasOwn(PHYSICAL_TROUBLES, trouble);
}

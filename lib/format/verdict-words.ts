import type { AlsoCause, Bottleneck, ProofName, Severity } from "@/lib/domain/verdict";

/** The word beside the shape. Unknown is always shown as unknown, never as ok. */
export const SEVERITY_WORDS = {
  ok: "OK",
  info: "Info",
  warning: "Warning",
  critical: "Critical",
  unknown: "Unknown",
} as const satisfies Record<Severity, string>;

/** A text sign where only text is possible (the tab's title), one shape for each severity. */
export const SEVERITY_SIGNS = {
  ok: "✓",
  info: "ℹ",
  warning: "▲",
  critical: "⬣",
  unknown: "?",
} as const satisfies Record<Severity, string>;

export const BOTTLENECK_WORDS = {
  consumer: "the consumer (Spark)",
  "shards-write": "the shards (writing)",
  "shards-read": "the shards (reading)",
  both: "both Spark and the shards",
  none: "none",
  unknown: "not known",
} as const satisfies Record<Bottleneck, string>;

/** Causes in words; the API's own words with their hyphens stay in the API. */
export const CAUSE_WORDS = {
  down: "down",
  "spark-unreachable": "Spark unreachable",
  "driver-stalled": "driver stalled",
  "no-cores-left": "no cores left",
  "stuck-batch": "stuck batch",
  "no-data": "no data",
  "reading-nothing": "reading nothing",
  recovering: "recovering",
  "processing-too-slow": "processing too slow",
  "rate-cap": "rate cap",
  backpressure: "back-pressure",
  "other-consumer": "another consumer",
  "read-limit": "read limit",
  "shards-unread": "shards unread",
  "shared-leases": "shared leases",
  "slow-reading": "slow reading",
  "write-limit": "write limit",
  "hot-shard": "hot shard",
  "failing-batches": "failing batches",
  "over-target": "over the target",
  "at-risk": "at risk",
  idle: "idle",
  "keeping-up": "keeping up",
  "losing-data": "losing data",
} as const satisfies Record<AlsoCause, string>;

/** The parts of the proof of a calm verdict, as names of evidence rows. */
export const PROOF_WORDS = {
  "minutes-published": "CloudWatch has published",
  "stream-read": "the stream is read",
  "all-shards-read": "every shard is read",
  "small-lag": "nothing is late",
  "intake-accounts": "Spark gets what is read",
  "batches-made": "batches are made and done",
  "same-application": "same application",
} as const satisfies Record<ProofName, string>;

/** Worst first. Unknown ranks with the warnings, because it may be anything. */
export const SEVERITY_RANK = {
  critical: 0,
  unknown: 1,
  warning: 1,
  info: 2,
  ok: 3,
} as const satisfies Record<Severity, number>;

import { fileURLToPath } from "node:url";
import type { Cause, Severity } from "@/lib/domain/verdict";
import type { Incident, Truth } from "../incident/incident";
import { loadIncidents } from "../incident/load-incidents";

const FOLDER = fileURLToPath(new URL("fixtures", import.meta.url));

/**
 * Situations that people who run Spark Streaming on Kinesis have reported in public, rebuilt: the
 * truth of each, and words without which the answer would mislead. Times in minutes before the
 * moment of the file.
 */
export interface FieldTruth {
  readonly bottleneck: Truth["bottleneck"];
  readonly causes: readonly Cause[];
  readonly severity?: Severity;
  /** When it began; absent when the data show no beginning. */
  readonly onsetAgo?: number;
  /** Must appear in the headline, the evidence or the advice. */
  readonly words: readonly string[];
}

const CONSUMER = { bottleneck: "consumer", severity: "critical" } as const;

export const FIELD_TRUTHS: Readonly<Record<string, FieldTruth>> = {
  "all-executors-lost": {
    ...CONSUMER,
    causes: ["no-cores-left", "reading-nothing"],
    onsetAgo: 15,
    words: ["no executor"],
  },
  "children-blocked-backpressure": {
    ...CONSUMER,
    causes: ["backpressure"],
    onsetAgo: 100,
    words: ["wait for their parents"],
  },
  "cloudwatch-45min-late": {
    bottleneck: "unknown",
    causes: ["no-data"],
    severity: "unknown",
    words: ["published nothing for 45 min"],
  },
  "crash-loop-poison": { ...CONSUMER, causes: ["down"], words: ["does not stay up"] },
  "executors-lost": { ...CONSUMER, causes: ["processing-too-slow"], onsetAgo: 14, words: [] },
  "idle-worker-after-reshard": {
    ...CONSUMER,
    causes: ["reading-nothing", "shards-unread"],
    onsetAgo: 25,
    words: ["Restart the application"],
  },
  "kms-denied": {
    ...CONSUMER,
    causes: ["reading-nothing"],
    onsetAgo: 20,
    words: ["every call fails", "kms:Decrypt", "success 0 %"],
  },
  "never-catches-up-capped": {
    bottleneck: "consumer",
    causes: ["rate-cap"],
    severity: "warning",
    words: ["never catch up"],
  },
  "one-of-32-a-day-behind": {
    bottleneck: "consumer",
    causes: ["slow-reading"],
    // It is stalled, and the retention is 72 h.
    severity: "warning",
    words: ["shardId-000000000027, one of 32 shards, is 23 h 55 min behind, the others 0"],
  },
  "one-slow-shard": {
    ...CONSUMER,
    causes: ["slow-reading"],
    onsetAgo: 60,
    words: ["shardId-000000000007, one of 24 shards"],
  },
  "port-taken-by-another-app": {
    ...CONSUMER,
    causes: ["down", "reading-nothing", "shards-unread"],
    onsetAgo: 15,
    words: ["billing-etl"],
  },
  "quarter-hour-batches-dead": {
    ...CONSUMER,
    causes: ["reading-nothing"],
    onsetAgo: 20,
    words: [],
  },
  "replay-at-horizon-no-kcl": {
    bottleneck: "none",
    causes: ["other-consumer", "keeping-up"],
    severity: "info",
    words: ["Another reader of the stream is 1 d late; this application keeps up"],
  },
  "shared-kcl-name": {
    ...CONSUMER,
    causes: ["shared-leases"],
    onsetAgo: 35,
    words: ["of what it took", "ip-10-9-9-1:e0f1", "ip-10-9-9-2:e0f1"],
  },
  "stuck-shards-valid-checkpoint": {
    ...CONSUMER,
    causes: ["shards-unread"],
    onsetAgo: 30,
    words: ["2 of 8 shards", "Restart the application"],
  },
};

const byId = new Map(loadIncidents(FOLDER).map((incident) => [idOf(incident), incident]));

/** A capture has the name of its pipeline, which is unique. */
function idOf({ id, life }: Incident): string {
  return life === undefined ? id : "crash-loop-poison";
}

/** The incident of a field case. Throws for an unknown name. */
export function fieldCase(name: string): Incident {
  const found = byId.get(name);
  if (found === undefined) throw new Error(`no field case ${name}`);
  return found;
}

export const FIELD_NAMES: readonly string[] = [...byId.keys()];

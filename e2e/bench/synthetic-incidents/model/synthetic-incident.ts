import type { ShardWriteFacts } from "@/lib/domain/stream-facts";
import type { Incident, Truth } from "@/lib/incidents/incident/incident";
import type { SparkPoll } from "@/lib/incidents/answers/spark-poll";
import type { WindowEffect } from "./window-effects";

/** The truth at one moment, from the model's state. */
export interface SyntheticTruth extends Truth {
  /** The onset lies between `onset` and this: a state may take some time to begin. Epoch ms. */
  readonly onsetUntil?: number;
  /** What the headline must name, if the upstreams show it: the hot shard. */
  readonly named?: string;
}

/** What a dashboard kept that has been running for hours; ascending, times in epoch ms. */
export interface Memory {
  readonly polls: ({ readonly at: number } & SparkPoll)[];
  readonly scans: { readonly at: number; readonly scan: { Items: unknown[] } }[];
}

/** A labelled moment that the model made, with the parameters it was made from. */
export interface SyntheticIncident extends Incident {
  readonly truth: SyntheticTruth;
  /** The parameters that reproduce it, as a sentence. */
  readonly story: string;
  /** The writes of the shards that were asked about, when shard-level metrics are on. */
  readonly shardWrites?: ShardWriteFacts;
  readonly told?: WindowEffect;
  /** Absent when the dashboard was started at this moment, and knows only the answers of that time. */
  readonly memory?: Memory;
}

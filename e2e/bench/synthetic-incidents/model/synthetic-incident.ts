import type { ShardWriteFacts } from "@/lib/domain/facts";
import type { Incident, Truth } from "@/lib/incidents/incident/incident";
import type { SparkPoll } from "@/lib/incidents/answers/spark-poll";
import type { WindowEffect } from "./window-effects";

/** What was really going on at one moment, by the physics of the model. */
export interface SyntheticTruth extends Truth {
  /** The onset lies between `onset` and this: a state may take some time to begin. Epoch ms. */
  readonly onsetUntil?: number;
  /** What the headline must name, where the upstreams tell it: the hot shard. */
  readonly named?: string;
}

/** What a dashboard kept that has been running for hours; ascending, times in epoch ms. */
export interface Memory {
  readonly polls: ({ readonly at: number } & SparkPoll)[];
  readonly scans: { readonly at: number; readonly scan: { Items: unknown[] } }[];
}

/** A labelled moment that nobody wrote down: the model made it, and what it was made from. */
export interface SyntheticIncident extends Incident {
  readonly truth: SyntheticTruth;
  /** The parameters that make it again, in words. */
  readonly story: string;
  /** Where shard-level metrics are on, what they tell of the shards asked. */
  readonly shardWrites?: ShardWriteFacts;
  readonly told?: WindowEffect;
  /** Absent: the dashboard was started at this moment, and knows what the upstreams then tell. */
  readonly memory?: Memory;
}

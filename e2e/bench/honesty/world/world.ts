import type { Trouble } from "./trouble";

/** The pipeline of one world while nothing is wrong with it. Rates are records of the stream. */
export interface Pipeline {
  /** Batch interval, s. */
  readonly intervalS: number;
  /** A windowed output makes a batch every so many intervals; 1 for an ordinary one. */
  readonly outputEvery: number;
  readonly shards: number;
  /** So many of them, the last ones, are never put anything to. */
  readonly quietShards: number;
  readonly receivers: number;
  readonly executors: number;
  readonly coresPerExecutor: number;
  readonly recordsPerSecond: number;
  readonly bytesPerRecord: number;
  /** User records in one record of the stream: above 1 the producers aggregate as the KPL does. */
  readonly userPerRecord: number;
  /** Height of the swell as a share of the mean. */
  readonly wave: number;
  /** Processing time ÷ beat at the mean load. */
  readonly utilisation: number;
  readonly backpressure: boolean;
  /** `spark.streaming.receiver.maxRate`, user records/s of a receiver; absent: none. */
  readonly maxRate?: number;
  /** How late everything is read when the data begin, s: what an outage left behind. */
  readonly standingLagS: number;
  /** User records/s that the same application reads from a second stream. */
  readonly otherStream: number;
  readonly retentionS: number;
  /** `spark.streaming.concurrentJobs` */
  readonly concurrentJobs: number;
  readonly onDemand: boolean;
}

/** What the dashboard was configured with, and for how long it has been running. */
export interface Telling {
  /** It has run for hours; else it was started at the moment, and knows what is then answered. */
  readonly watched: boolean;
  /** The KCL application is configured: its lease table is scanned, its lag asked. */
  readonly kcl: boolean;
  /** The KCL publishes its metrics. */
  readonly lagPublished: boolean;
  /** The Spark application's name is configured. */
  readonly named: boolean;
  /** The application reads by enhanced fan-out, and its consumer's name is configured. */
  readonly fanOut: boolean;
  /** Other applications that read the whole stream at its tip. */
  readonly otherReaders: number;
  /** The driver names its receivers' hosts as the KCL names its workers'. */
  readonly sameHostNames: boolean;
}

/** One moment of one pipeline, with what has gone wrong in its life. Times in epoch s. */
export interface World {
  /** Says how to make it again. */
  readonly id: string;
  readonly index: number;
  readonly seed: number;
  readonly at: number;
  /** First second that is played. */
  readonly start: number;
  readonly pipeline: Pipeline;
  readonly telling: Telling;
  readonly troubles: readonly Trouble[];
}

/** How far apart batches come, s. */
export function beatOf({ intervalS, outputEvery }: Pipeline): number {
  return intervalS * outputEvery;
}

/** From here on a record waits too long, s. */
export function lateAfter(pipeline: Pipeline): number {
  return Math.max(60, 3 * beatOf(pipeline));
}

import type { Trouble } from "./trouble";

/** The pipeline of one world, without faults. Rates are records of the stream. */
export interface Pipeline {
  /** Batch interval, s. */
  readonly intervalS: number;
  /** A windowed output makes a batch every so many intervals; 1 for an ordinary one. */
  readonly outputEvery: number;
  readonly shards: number;
  /** The number of shards without puts, which are the last ones. */
  readonly quietShards: number;
  readonly receivers: number;
  readonly executors: number;
  readonly coresPerExecutor: number;
  readonly recordsPerSecond: number;
  readonly bytesPerRecord: number;
  /** User records in one record of the stream: above 1 the producers aggregate as the KPL does. */
  readonly userPerRecord: number;
  /** Height of the wave as a share of the mean. */
  readonly wave: number;
  /** Processing time ÷ effective interval at the mean load. */
  readonly utilisation: number;
  readonly backpressure: boolean;
  /** `spark.streaming.receiver.maxRate`, user records/s of a receiver; absent when not set. */
  readonly maxRate?: number;
  /** How late everything is read when the data begin, s: the rest of an outage. */
  readonly standingLagS: number;
  /** User records/s that the same application reads from a second stream. */
  readonly otherStream: number;
  readonly retentionS: number;
  /** `spark.streaming.concurrentJobs` */
  readonly concurrentJobs: number;
  readonly onDemand: boolean;
}

/** The dashboard's configuration, and how long it has been running. */
export interface Telling {
  /**
   * It has run for hours; otherwise it was started at the moment, and knows only the answers of
   * that time.
   */
  readonly watched: boolean;
  /** The KCL application is configured: its lease table is scanned, and its lag is asked for. */
  readonly kcl: boolean;
  /** The KCL publishes its metrics. */
  readonly lagPublished: boolean;
  /** The Spark application's name is configured. */
  readonly named: boolean;
  /** The application reads by enhanced fan-out, and its consumer's name is configured. */
  readonly fanOut: boolean;
  /** Other applications that read the whole stream at its tip. */
  readonly otherReaders: number;
  /** The hosts of receivers have the same form in the driver and in the KCL's workers. */
  readonly sameHostNames: boolean;
}

/** One moment of one pipeline, with the troubles it had. Times in epoch s. */
export interface World {
  /** Identifies the world, so that it can be drawn again. */
  readonly id: string;
  readonly index: number;
  readonly seed: number;
  readonly at: number;
  /** The first second that is played. */
  readonly start: number;
  readonly pipeline: Pipeline;
  readonly telling: Telling;
  readonly troubles: readonly Trouble[];
}

/** The time between batches, s. */
export function beatOf({ intervalS, outputEvery }: Pipeline): number {
  return intervalS * outputEvery;
}

/** Above this a record has waited too long, s. */
export function lateAfter(pipeline: Pipeline): number {
  return Math.max(60, 3 * beatOf(pipeline));
}

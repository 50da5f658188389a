import type { Trouble } from "./troubles";

/** A trouble that is on when the demo starts, and how long it has been. */
export interface InitialTrouble {
  readonly trouble: Trouble;
  /** How long before the start it began, ms. */
  readonly sinceMs: number;
}

/** One pipeline of the demo, with all its settings. */
export interface PipelineScenario {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly stream: string;
  /** The Spark application's name. */
  readonly application: string;
  /** KCL application: lease table and metric namespace. */
  readonly kclApplication: string;
  readonly kclRegion: string;
  /** Batch interval, a whole number of seconds in ms. */
  readonly intervalMs: number;
  readonly shards: number;
  readonly receivers: number;
  readonly executors: number;
  readonly coresPerExecutor: number;
  /** Kinesis records put per second, on average over a day. */
  readonly recordsPerSecond: number;
  readonly bytesPerRecord: number;
  /** User records in one Kinesis record: above 1 the producers aggregate as the KPL does. */
  readonly userRecordsPerRecord: number;
  /** Height of the daily wave as a share of the mean, 0–1. */
  readonly waveRatio: number;
  /** Processing time ÷ interval at the mean load, without a trouble. */
  readonly utilisation: number;
  /** The same under the troubles `slow` and `backpressure`. */
  readonly slowUtilisation: number;
  /** `spark.streaming.backpressure.enabled` from the start. */
  readonly backpressure: boolean;
  readonly retentionHours: number;
  /** Enhanced monitoring: the shard-level metrics that are on, by AWS's names. */
  readonly shardLevelMetrics: readonly string[];
  readonly troubles: readonly InitialTrouble[];
  /** The longest end-to-end delay that the dashboard is told to accept. */
  readonly targetDelaySeconds?: number;
}

/** The only setting that a test or bench must give is the id. Everything else has a default. */
export type PipelineDefinition = Pick<PipelineScenario, "id"> &
  Partial<Omit<PipelineScenario, "id">>;

/** Completes a definition to a plausible healthy pipeline of four shards and 10 s batches. */
export function completeScenario(definition: PipelineDefinition): PipelineScenario {
  const { id } = definition;
  const shards = definition.shards ?? 4;
  const region = definition.region ?? "eu-west-1";
  const complete: PipelineScenario = {
    name: id,
    region,
    stream: id,
    application: `${id}-etl`,
    kclApplication: `${id}-consumer`,
    kclRegion: region,
    intervalMs: 10_000,
    shards,
    receivers: Math.min(shards, 4),
    executors: 4,
    coresPerExecutor: 4,
    recordsPerSecond: 500 * shards,
    bytesPerRecord: 400,
    userRecordsPerRecord: 1,
    waveRatio: 0.12,
    utilisation: 0.42,
    slowUtilisation: 1.3,
    backpressure: false,
    retentionHours: 24,
    shardLevelMetrics: [],
    troubles: [],
    ...definition,
  };
  if (complete.intervalMs < 1000 || complete.intervalMs % 1000 !== 0) {
    throw new Error(`Demo pipeline ${id}: intervalMs must be a whole number of seconds.`);
  }
  return complete;
}

/** The cost of a batch: `fixedMs + perUserRecordMs · records · factor`. */
export interface BatchCost {
  readonly fixedMs: number;
  readonly perUserRecordMs: number;
  /** How much more a record costs under `slow`. */
  readonly slowFactor: number;
}

/** A twentieth of the interval is overhead; the rest of the utilisation is the cost of the records. */
export function batchCost(scenario: PipelineScenario): BatchCost {
  const { intervalMs, utilisation, slowUtilisation } = scenario;
  const fixedMs = intervalMs / 20;
  const records =
    scenario.recordsPerSecond * scenario.userRecordsPerRecord * (scenario.intervalMs / 1000);
  const share = Math.max(utilisation - 0.05, 0.01);
  return {
    fixedMs,
    perUserRecordMs: (share * intervalMs) / Math.max(records, 1),
    slowFactor: (slowUtilisation - 0.05) / share,
  };
}

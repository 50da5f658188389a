import type { PipelineSimulation } from "@/lib/demo/simulation/pipeline-simulation";

/** The true state of the model at one second, independent of the upstreams' answers. */
export interface Sample {
  /** Epoch s. */
  readonly second: number;
  /** Age of the oldest batch that is not done, s; 0 without one. */
  readonly headAge: number;
  readonly waiting: number;
  /** How long the oldest unread record has waited on the worst of the shards that are read, s. */
  readonly lag: number;
  readonly applicationId: string | undefined;
}

const EVERY_SECONDS = 5;

/** Plays a simulation and records its true state every few seconds. */
export class Physics {
  readonly simulation: PipelineSimulation;
  readonly samples: Sample[] = [];

  constructor(simulation: PipelineSimulation) {
    this.simulation = simulation;
  }

  /** Epoch s. */
  playTo(second: number): void {
    let next = this.now;
    while (next < second) {
      next = Math.min(second, next + EVERY_SECONDS);
      this.simulation.advanceTo(next * 1000);
      this.samples.push(this.#sample(next));
    }
  }

  get now(): number {
    return Math.floor(this.simulation.now / 1000);
  }

  get last(): Sample {
    return this.samples.at(-1) ?? this.#sample(this.now);
  }

  /** Batch interval, s. */
  get interval(): number {
    return this.simulation.scenario.intervalMs / 1000;
  }

  /** The samples of the last seconds. */
  lately(seconds: number): readonly Sample[] {
    const from = this.now - seconds;
    return this.samples.filter(({ second }) => second > from);
  }

  /** The last second at which the condition held, epoch s; undefined for never. */
  lastTime(holds: (sample: Sample) => boolean): number | undefined {
    return this.samples.findLast(holds)?.second;
  }

  /** Whether records were refused in any of the last minutes that CloudWatch has published. */
  refused(minutes: number): boolean {
    return this.simulation.minutes.slice(-minutes).some(({ rejected }) => rejected > 0);
  }

  /** The share of refused records over the last published minutes. */
  refusedRatio(minutes: number): number {
    const last = this.simulation.minutes.slice(-minutes);
    const attempted = last.reduce((sum, minute) => sum + minute.attempted, 0);
    return last.reduce((sum, minute) => sum + minute.rejected, 0) / Math.max(1, attempted);
  }

  /** Start of the first minute of the present series of refusals, epoch s. */
  refusedSince(): number | undefined {
    const minutes = this.simulation.minutes;
    const clear = minutes.findLastIndex(({ rejected }) => rejected === 0);
    return minutes[clear + 1]?.at;
  }

  /** The rate of recently accepted Kinesis records, records/s. */
  putRate(minutes: number): number {
    const last = this.simulation.minutes.slice(-minutes - 1, -1);
    return last.reduce((sum, minute) => sum + minute.putRecords, 0) / Math.max(1, 60 * last.length);
  }

  /** Processing time ÷ interval for all of the present puts. */
  demand(factor: number): number {
    const { scenario, cost } = this.simulation;
    const records = this.putRate(5) * scenario.userRecordsPerRecord * this.interval;
    return (cost.fixedMs + cost.perUserRecordMs * records * factor) / scenario.intervalMs;
  }

  #sample(second: number): Sample {
    const { driver, shards } = this.simulation;
    const head = driver?.queue.running ?? driver?.queue.waiting[0];
    const readable = this.simulation.troubles.has("crossed")
      ? shards.slice(Math.max(1, Math.floor(shards.length / 2)))
      : shards;
    return {
      second,
      headAge: head === undefined ? 0 : Math.max(0, second - head.submittedAt / 1000),
      waiting: driver?.queue.waiting.length ?? 0,
      lag: Math.max(0, ...readable.map((shard) => shard.behindSeconds(second))),
      applicationId: driver?.applicationId,
    };
  }
}

import { Consumer, isForeign } from "./consumer";
import { Driver } from "./driver";
import { settingsUnder } from "./driver-settings";
import { LeaseTable } from "./lease-table";
import { MetricMinutes, type StreamMinute } from "./metric-minutes";
import { Producers } from "./producers";
import { type Random, seededRandom, seedOf } from "./random";
import { type BatchCost, batchCost, type PipelineScenario } from "./scenario";
import { Shard } from "./shard";
import type { Trouble } from "./troubles";
import { workers } from "./workers";

/** Switches one trouble on or off at the beginning of a second. */
export interface TroubleSwitch {
  /** Epoch s. */
  readonly second: number;
  readonly trouble: Trouble;
  readonly on: boolean;
}

/** A batch without blocks has no tasks and ends at once. */
const EMPTY_BATCH_MS = 12;
/**
 * Operators do not let a queue grow for ever: at this size the driver is restarted and the queue is
 * lost.
 */
const RESTART_AT_QUEUE = 2000;

/**
 * One pipeline, second by second, from its producers to its batch queue. Deterministic: the same
 * scenario, start and switches give the same figures. It has no clock: `advanceTo` sets the time.
 * Within a second the order is: batch made, records put, records got, work done.
 */
export class PipelineSimulation {
  readonly scenario: PipelineScenario;
  /** The first simulated second, epoch s: the stream's creation. */
  readonly startedAt: number;
  readonly shards: readonly Shard[];
  readonly leases: LeaseTable;
  readonly cost: BatchCost;
  /** User records that killed drivers read from the stream and never processed. */
  lostRecords = 0;
  /** User records of batches that earlier drivers completed. */
  earlierRecords = 0;
  readonly #random: Random;
  readonly #producers: Producers;
  readonly #consumer: Consumer;
  readonly #minutes = new MetricMinutes();
  readonly #troubles = new Set<Trouble>();
  #switches: TroubleSwitch[];
  #driver: Driver | undefined;
  #next: number;
  #attempt = 0;

  constructor(scenario: PipelineScenario, startedAt: number, switches: TroubleSwitch[] = []) {
    this.scenario = scenario;
    this.startedAt = startedAt;
    this.cost = batchCost(scenario);
    this.#random = seededRandom(seedOf(scenario.id));
    this.#producers = new Producers(scenario, this.#random);
    this.shards = Array.from({ length: scenario.shards }, () => new Shard());
    this.#consumer = new Consumer(scenario, this.shards);
    this.leases = new LeaseTable(workers(scenario, this.#attempt));
    this.#switches = switches.toSorted((left, right) => left.second - right.second);
    this.#next = startedAt;
    this.#startDriver(startedAt, true);
  }

  /** The end of the simulated time, epoch ms. */
  get now(): number {
    return this.#next * 1000;
  }

  get troubles(): ReadonlySet<Trouble> {
    return this.#troubles;
  }

  /** Undefined while the application is down. */
  get driver(): Driver | undefined {
    return this.#driver;
  }

  /** The minutes that CloudWatch has published so far, ascending. */
  get minutes(): readonly StreamMinute[] {
    return this.#minutes.published;
  }

  /** All slots. Under `no-cores` receivers hold every one of them. */
  get slots(): number {
    const { executors, coresPerExecutor, receivers } = this.scenario;
    return this.#troubles.has("no-cores") ? receivers : executors * coresPerExecutor;
  }

  /** Simulates every whole second before this instant, epoch ms. */
  advanceTo(instant: number): void {
    const end = Math.floor(instant / 1000);
    while (this.#next < end) {
      this.#step(this.#next);
      this.#next += 1;
    }
  }

  /** Switches a trouble from the next simulated second on. */
  setTrouble(trouble: Trouble, on: boolean): void {
    if (this.#troubles.has(trouble) === on) return;
    if (on) this.#troubles.add(trouble);
    else this.#troubles.delete(trouble);
    if (trouble === "down") {
      if (on) this.#stopDriver();
      else this.#startDriver(this.#next, false);
    } else if (this.#needsRestart(trouble)) {
      this.#restart();
    }
  }

  #step(second: number): void {
    while (this.#switches[0] !== undefined && this.#switches[0].second <= second) {
      this.setTrouble(this.#switches[0].trouble, this.#switches[0].on);
      this.#switches.shift();
    }
    const driver = this.#driver;
    driver?.makeBatch(second);
    const written = this.#producers.write(second, this.shards, this.#troubles);
    for (const shard of this.shards) shard.expire(second - this.scenario.retentionHours * 3600);
    const read = this.#consumer.read(second, driver, this.#troubles);
    driver?.work(second, { frozen: this.#frozen(), costMs: (records) => this.#costMs(records) });
    this.#keepLeases(second);
    this.#minutes.add({
      second,
      putRecords: written.records,
      putBytes: written.bytes,
      attempted: written.attempted,
      rejected: written.rejected,
      getRecords: read.records,
      getBytes: read.bytes,
      calls: read.calls,
      refusedCalls: read.refusedCalls,
      ageMs: read.ageMs,
      lagMs: read.lagMs,
      ...(this.scenario.shardLevelMetrics.length > 0 && { shards: written.shards }),
    });
    if ((driver?.queue.waiting.length ?? 0) > RESTART_AT_QUEUE) this.#restart();
  }

  #keepLeases(second: number): void {
    const driver = this.#driver;
    if (driver === undefined || second < driver.leasesAt) return;
    if (second === driver.leasesAt) this.leases.take(workers(this.scenario, this.#attempt));
    this.leases.renew();
    if ((second * 1000) % this.scenario.intervalMs === 0) {
      this.#consumer.checkpoint(this.leases, this.#troubles);
    }
  }

  #frozen(): boolean {
    return this.#troubles.has("no-cores") || this.#troubles.has("stuck");
  }

  #costMs(records: number): number {
    const { fixedMs, perUserRecordMs, slowFactor } = this.cost;
    if (records === 0) return EMPTY_BATCH_MS;
    const slow = this.#troubles.has("slow") || this.#troubles.has("backpressure");
    return fixedMs + perUserRecordMs * records * (slow ? slowFactor : 1);
  }

  #needsRestart(trouble: Trouble): boolean {
    if (trouble === "backpressure") return !this.scenario.backpressure;
    return trouble === "rate-cap" || trouble === "crossed";
  }

  #restart(): void {
    if (this.#driver === undefined) return;
    this.#stopDriver();
    this.#startDriver(this.#next, false);
  }

  #stopDriver(): void {
    if (this.#driver === undefined) return;
    this.lostRecords += this.#driver.unprocessed;
    this.earlierRecords += this.#driver.queue.processedRecords;
    this.#driver = undefined;
  }

  #startDriver(second: number, settled: boolean): void {
    this.#attempt += 1;
    this.#driver = new Driver(this.scenario, settingsUnder(this.scenario, this.#troubles), {
      second,
      attempt: this.#attempt,
      settled,
      random: this.#random,
    });
    if (!this.#troubles.has("crossed")) return;
    for (const shard of this.shards.keys()) {
      if (isForeign(shard, this.shards.length)) this.leases.makeForeign(shard);
    }
  }
}

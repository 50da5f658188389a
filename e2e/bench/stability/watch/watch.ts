import type { PipelineSimulation } from "@/lib/demo/simulation/pipeline-simulation";
import { MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";
import { pollPauseMs } from "@/lib/observe/poll-sources/watch-spark";
import { Dashboard } from "./dashboard";
import { Poll } from "./poll";
import { CloudWatchReader } from "./read-cloudwatch";
import { SparkReader } from "./read-spark";
import { parseShards } from "@/lib/sources/kinesis/parse-shards";
import { parseStreamSummary } from "@/lib/sources/kinesis/parse-stream";
import { parseLeases } from "@/lib/sources/leases/parse-leases";
import { kinesisBodies, leaseScan } from "../../synthetic-incidents/wire-bodies";

const SECOND = 1_000;
const SLOW_RETRY = { firstMs: 5 * SECOND, mostMs: MINUTE_MS };

/** CloudWatch is asked this long after each minute's end. */
const AFTER_MINUTE_MS = 5 * SECOND;

/** A simulated pipeline, watched by the server's own code from an instant on, epoch ms. */
export class Watch {
  readonly dashboard: Dashboard;
  readonly #simulation: PipelineSimulation;
  readonly #polls: readonly Poll[];

  constructor(simulation: PipelineSimulation) {
    this.#simulation = simulation;
    this.dashboard = new Dashboard(simulation.scenario, simulation.now);
    this.#polls = pollsOf(this.dashboard, simulation);
  }

  /** Plays on to an instant, and makes all polls that are due then. */
  async to(now: number): Promise<void> {
    this.#simulation.advanceTo(now);
    for (const poll of this.#polls) await poll.at(now, this.#simulation);
  }
}

function pollsOf(dashboard: Dashboard, simulation: PipelineSimulation): readonly Poll[] {
  const spark = new SparkReader(dashboard, simulation);
  const cloudWatch = new CloudWatchReader(dashboard, simulation);
  const every = (ms: number) => ({ everyMs: ms, next: (now: number) => now + ms });
  const { intervalMs } = simulation.scenario;
  return [
    new Poll(dashboard, {
      source: "spark",
      call: "streaming",
      everyMs: 10 * SECOND,
      next: (now) => now + pollPauseMs(intervalMs),
      timeoutMs: 20 * SECOND,
      retry: { firstMs: SECOND, mostMs: 10 * SECOND },
      read: (now) => spark.read(now),
    }),
    new Poll(dashboard, {
      source: "kinesis",
      call: "DescribeStreamSummary",
      ...every(MINUTE_MS),
      timeoutMs: 20 * SECOND,
      retry: SLOW_RETRY,
      read: (now) => readStream(dashboard, simulation, now),
    }),
    new Poll(dashboard, {
      source: "leases",
      call: "Scan",
      ...every(MINUTE_MS),
      timeoutMs: 25 * SECOND,
      retry: SLOW_RETRY,
      read: (now) => readLeases(dashboard, simulation, now),
    }),
    new Poll(dashboard, {
      source: "cloudwatch",
      call: "GetMetricData",
      everyMs: MINUTE_MS,
      next: (now) => minuteOf(now) + MINUTE_MS + AFTER_MINUTE_MS,
      timeoutMs: 25 * SECOND,
      retry: SLOW_RETRY,
      read: (now) => cloudWatch.read(now),
    }),
  ];
}

function readStream(
  { recent: live }: Dashboard,
  simulation: PipelineSimulation,
  now: number,
): void {
  const { DescribeStreamSummary, ListShards } = kinesisBodies(simulation);
  const stream = { ...parseStreamSummary(DescribeStreamSummary), consumers: [] };
  live.addFact("stream", { at: now, value: stream });
  live.addFact("shards", { at: now, value: parseShards([ListShards]) });
}

function readLeases(
  { recent: live }: Dashboard,
  simulation: PipelineSimulation,
  now: number,
): void {
  const { stream, kclApplication: table, kclRegion: region } = simulation.scenario;
  const leases = parseLeases(leaseScan(simulation).Items, stream);
  live.addFact("leases", { at: now, value: { table, region, leases } });
}

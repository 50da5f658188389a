import type { PipelineSimulation } from "@/lib/demo/simulation/pipeline-simulation";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { MINUTE_MS, minuteFrom } from "@/lib/domain/metric-period";
import { answers, minutesOf } from "@/lib/incidents/answers/metric-answers";
import { LagReader } from "@/lib/observe/poll-sources/lag-reader";
import { publicationAside } from "@/lib/observe/poll-sources/publication-aside";
import { ShardWriteReader } from "@/lib/observe/poll-sources/shard-write-reader";
import { applicationLags } from "@/lib/sources/cloudwatch/application-lags";
import type { CloudWatchSource } from "@/lib/sources/cloudwatch/cloudwatch-source";
import { alignSpan } from "@/lib/sources/cloudwatch/legal-period";
import { applicationLagQueries } from "@/lib/sources/cloudwatch/metric-queries";
import { cloudWatchBlock, shardLevel } from "../../synthetic-incidents/wire-bodies";
import type { Dashboard } from "./dashboard";

type Lags = Pick<CloudWatchSource, "readApplicationLag" | "close">;
type Writes = Pick<CloudWatchSource, "readShardWrites">;

const REREAD_MS = 10 * MINUTE_MS;

/**
 * Reads CloudWatch as the server does: late, the last minutes again, own lag by the server's own
 * plan.
 */
export class CloudWatchReader {
  readonly #dashboard: Dashboard;
  readonly #simulation: PipelineSimulation;
  readonly #lag: LagReader;
  readonly #writes: ShardWriteReader;
  #lacksFrom = -Infinity;

  constructor(dashboard: Dashboard, simulation: PipelineSimulation) {
    this.#dashboard = dashboard;
    this.#simulation = simulation;
    this.#lag = new LagReader(() => lagsOf(simulation));
    this.#writes = new ShardWriteReader(writesOf(simulation));
    this.#lag.registerCall(dashboard);
  }

  /** Epoch ms. */
  async read(now: number): Promise<void> {
    const { recent: live, health } = this.#dashboard;
    const from = Math.max(now - LOOKBACK_MS, this.#lacksFrom - REREAD_MS);
    const span = {
      from: alignSpan({ from, to: now }, MINUTE_MS).from,
      to: minuteFrom(now),
    };
    const { stream } = this.#simulation.scenario;
    const block = cloudWatchBlock(this.#simulation, now - span.from);
    const periods = minutesOf(block, { stream, span, readAt: now }).filter(({ at }) => at <= now);
    this.#lacksFrom = now;
    const { signal } = new AbortController();
    const lag = await this.#lag.read(this.#dashboard, periods, now, signal);
    live.addPeriods(lag.periods);
    health.aside("cloudwatch", publicationAside(live.snapshot(now), now));
    if (lag.shardLags) live.addFact("shardLags", { at: now, value: lag.shardLags });
    await this.#writes.read(this.#dashboard, now, signal);
  }
}

function lagsOf(simulation: PipelineSimulation): Lags {
  return {
    readApplicationLag: ({ application, shardIds }, { from, to }, now) => {
      const queries = applicationLagQueries(application, shardIds);
      const block = cloudWatchBlock(simulation, now - from);
      const told = [...applicationLags(queries, answers(block, queries))];
      return Promise.resolve(
        new Map(
          told.map(([id, lags]) => [
            id,
            new Map([...lags].filter(([at]) => at >= from && at < to)),
          ]),
        ),
      );
    },
    close: () => undefined,
  };
}

function writesOf(simulation: PipelineSimulation): Writes {
  return { readShardWrites: () => Promise.resolve(shardLevel(simulation)?.shards ?? []) };
}

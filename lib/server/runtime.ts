import "server-only";
import { mkdirSync } from "node:fs";
import { readConfig } from "@/lib/config/read-config.mjs";
import type { History } from "@/lib/history/port";
import { openHistory } from "@/lib/history/factory/open-history";
import type { Poller } from "@/lib/poller/poller";
import { expireEveryHour } from "./expire-every-hour";
import { Backfill } from "./backfill/backfill";
import { judgeFilled } from "./backfill/judge-filled";
import { cloudWatchByRegion } from "./backfill/cloudwatch-by-region";
import { watchDescriptors } from "./descriptor-watch";
import { Turns } from "./http/turns";
import { log } from "./log";
import { OneAtATime } from "./watch/one-at-a-time";
import { PipelineWatch } from "./watch/pipeline-watch";
import { watchCloudWatch } from "./watch/watch-cloudwatch";
import { watchKinesis } from "./watch/watch-kinesis";
import { watchLeases } from "./watch/watch-leases";
import { watchSpark } from "./watch/watch-spark";

export type Config = ReturnType<typeof readConfig>;

/** The one running history and its pollers. */
export interface Runtime {
  readonly config: Config;
  readonly history: History;
  readonly watches: ReadonlyMap<string, PipelineWatch>;
  readonly backfill: Backfill;
  /** The dashboard's own trouble, in a sentence for the page; undefined: it has none. */
  trouble(): string | undefined;
  /** Whatever reads a window takes its turn here. */
  readonly turns: Turns;
  close(): Promise<void>;
}

/** What waits to be written when the process ends has this long, ms: the store is let go of within 2 s. */
const LAST_WRITES_MS = 1_000;

const HOLDER = Symbol.for("narrows.runtime");

interface Holder {
  [HOLDER]?: { readonly started: Promise<Runtime> };
}

/**
 * The runtime of this process, started by the first call. It hangs on globalThis because Next loads
 * this module once for instrumentation.ts and again for the routes: a module-level variable would
 * leave the pollers filling one history and the API reading another.
 */
export function runtime(): Promise<Runtime> {
  const holder = globalThis as typeof globalThis & Holder; // a place of our own on the global object
  holder[HOLDER] ??= { started: start(readConfig(process.env)) };
  return holder[HOLDER].started;
}

async function start(config: Config): Promise<Runtime> {
  mkdirSync(config.dataDir, { recursive: true });
  const history = await openHistory({ kind: config.history, directory: config.dataDir });
  const now = Date.now();
  const pastTurns = new OneAtATime();
  const watches = config.pipelines.map(
    (pipeline) =>
      new PipelineWatch({
        pipeline,
        history,
        publicationDelayMs: config.publicationDelayMs,
        startedAt: now,
        turns: pastTurns,
      }),
  );
  const byId = new Map(watches.map((watch) => [watch.pipeline.id, watch]));
  await Promise.all(watches.map((watch) => watch.begin(now, config.publicationDelayMs)));
  const pollers = startPollers(watches);
  const cloudWatch = cloudWatchByRegion();
  let closed = false;
  const backfill = new Backfill({
    history,
    sourceOf: cloudWatch.of,
    write: async ({ id }, rows, fill) => (await byId.get(id)?.writes.fill(rows, fill)) ?? false,
    onFilled: ({ id }, span) => {
      const { publicationDelayMs: delayMs } = config;
      const judge = () =>
        judgeFilled(id, span, {
          history,
          delayMs,
          now: Date.now(),
          stopped: () => closed,
          keep: (judgements) => byId.get(id)?.writes.judgements(judgements),
        });
      pastTurns.run(judge).catch((error: unknown) => {
        log.error({ pipeline: id, err: error }, "what was filled in could not be judged");
      });
    },
  });
  const expiry = expireEveryHour(history, config.historyDays);
  for (const { id, sparkUrlNote } of config.pipelines) {
    if (sparkUrlNote !== undefined) log.warn({ pipeline: id }, sparkUrlNote);
  }
  const descriptors = watchDescriptors({ onTrouble: (sentence) => log.error(sentence) });
  log.info({ pipelines: watches.length, demo: config.demo, dataDir: config.dataDir }, "watching");

  return {
    config,
    history,
    watches: byId,
    backfill,
    // What is wrong with the history now is said among the sources.
    trouble: () => descriptors.trouble() ?? history.notice(),
    turns: new Turns({ people: 100, scripts: 40, patienceMs: 10_000 }),
    async close() {
      closed = true;
      descriptors.stop();
      clearInterval(expiry);
      for (const poller of pollers) poller.stop();
      backfill.close();
      cloudWatch.close();
      for (const watch of watches) watch.stop();
      await Promise.all(watches.map((watch) => watch.writes.end(LAST_WRITES_MS)));
      await history.close();
    },
  };
}

function startPollers(watches: readonly PipelineWatch[]): readonly Poller[] {
  const regions = new Map<string, PipelineWatch[]>();
  for (const watch of watches) {
    const { region } = watch.pipeline;
    regions.set(region, [...(regions.get(region) ?? []), watch]);
  }
  return [
    ...[...regions].map(([region, ofRegion]) => watchCloudWatch(region, ofRegion)),
    ...watches.flatMap((watch) => {
      const leases = watchLeases(watch);
      return [watchKinesis(watch), ...optional(leases), watchSpark(watch, leases)];
    }),
  ];
}

const optional = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

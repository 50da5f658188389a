import type { Pipeline } from "@/lib/domain/pipeline";
import type { History, Span } from "@/lib/history/port";
import { log } from "@/lib/process/log";
import { Backfill } from "./backfill/backfill";
import { cloudWatchByRegion } from "./backfill/cloudwatch-by-region";
import { evaluateFilled } from "./backfill/evaluate-filled";
import { OneAtATime } from "./evaluation/one-at-a-time";
import { ObservedPipeline } from "./observed-pipeline";
import { PipelineObserver } from "./pipeline/pipeline-observer";
import { pollSources } from "./poll-sources/poll-sources";
import { expireEveryHour } from "./writes/expire-every-hour";

export interface ObserveOptions {
  readonly pipelines: readonly Pipeline[];
  readonly history: History;
  /** From a minute's end until CloudWatch has published all of it, ms. */
  readonly publicationDelayMs: number;
  /** HISTORY_DAYS: how long the history keeps data. */
  readonly historyDays: number;
}

/** The running observers. */
export interface Observers {
  /** By pipeline id, in the configured order. */
  readonly pipelines: ReadonlyMap<string, ObservedPipeline>;
  /** Stops all polls, and makes the writes that wait. The history stays open. */
  close(): Promise<void>;
}

/** Time for the last writes when the process ends, ms: the store must be released within 2 s. */
const LAST_WRITES_MS = 1_000;

/** Starts to poll, remember and evaluate all pipelines. Nothing else writes to the history. */
export async function observe(options: ObserveOptions): Promise<Observers> {
  const { pipelines, history, publicationDelayMs, historyDays } = options;
  const startedAt = Date.now();
  const pastQueue = new OneAtATime();
  const watches = pipelines.map(
    (pipeline) =>
      new PipelineObserver({ pipeline, history, publicationDelayMs, startedAt, pastQueue }),
  );
  await Promise.all(watches.map((watch) => watch.begin(startedAt)));
  const pollers = pollSources(watches);
  const fetching = fetchOldWindows(watches, pastQueue, options);
  const expiry = expireEveryHour(history, historyDays);
  for (const { id, sparkUrlNote } of pipelines) {
    if (sparkUrlNote !== undefined) log.warn({ pipeline: id }, sparkUrlNote);
  }
  const { backfill } = fetching;
  const observed = watches.map((watch) => new ObservedPipeline({ watch, backfill, historyDays }));
  return {
    pipelines: new Map(observed.map((one) => [one.pipeline.id, one])),
    async close() {
      clearInterval(expiry);
      for (const poller of pollers) poller.stop();
      fetching.close();
      for (const watch of watches) watch.stop();
      await Promise.all(watches.map((watch) => watch.writes.end(LAST_WRITES_MS)));
    },
  };
}

interface Fetching {
  readonly backfill: Backfill;
  close(): void;
}

/** The back-fills of requested windows. Each is evaluated once it is written. */
function fetchOldWindows(
  watches: readonly PipelineObserver[],
  pastQueue: OneAtATime,
  { history, publicationDelayMs: delayMs }: ObserveOptions,
): Fetching {
  const cloudWatch = cloudWatchByRegion();
  const watchOf = new Map(watches.map((watch) => [watch.pipeline.id, watch]));
  let isClosed = false;
  const evaluate = (id: string, span: Span) =>
    evaluateFilled(id, span, {
      history,
      delayMs,
      now: Date.now(),
      targetDelayMs: watchOf.get(id)?.pipeline.delayTarget?.delayMs,
      stopped: () => isClosed,
      keep: (evaluations) => watchOf.get(id)?.keepEvaluations(evaluations),
    });
  const backfill = new Backfill({
    history,
    sourceOf: cloudWatch.of,
    write: async ({ id }, rows, fill) => (await watchOf.get(id)?.writes.fill(rows, fill)) ?? false,
    onFilled: ({ id }, span) => {
      pastQueue
        .run(() => evaluate(id, span))
        .catch((error: unknown) => {
          log.error({ pipeline: id, err: error }, "what was filled in could not be evaluated");
        });
    },
  });
  return {
    backfill,
    close() {
      isClosed = true;
      backfill.close();
      cloudWatch.close();
    },
  };
}

import { type Poller, startPoller } from "@/lib/poller/poller";
import { createSparkSource, type SparkSource } from "@/lib/sources/dstream/dstream-source";
import type { PipelineObserver } from "../pipeline/pipeline-observer";
import { SPARK_POLL, slowReads } from "./spark-slow-reads";

/** Used until the first answer contains the interval, ms. */
const FIRST_PAUSE_MS = 2_000;

/**
 * Polls one driver: counters and new batches fast, the rest slowly, jobs only while a batch hangs.
 *
 * @param leases scanned at once when the driver goes silent: they show whether its application is
 *   gone
 */
export function watchSpark(
  watch: PipelineObserver,
  leases?: Pick<Poller, "nudge">,
  open: typeof createSparkSource = createSparkSource,
): Poller {
  const { sparkUrl, sparkUrlNote, application } = watch.pipeline;
  if (sparkUrlNote !== undefined) watch.health.note("spark", sparkUrlNote);
  const source = open({
    baseUrl: sparkUrl,
    ...(application !== undefined && { application }),
    onServerTime: (server, local) => watch.health.serverTime("spark", server, local),
  });
  watch.looks.use(source);
  const side = slowReads(watch, source);
  const streaming = watchBatches(watch, source, { side, leases });
  return {
    nudge: streaming.nudge,
    stop: () => {
      for (const poller of [streaming, ...side]) poller.stop();
      source.close();
    },
  };
}

interface Beside {
  readonly side: readonly Poller[];
  readonly leases: Pick<Poller, "nudge"> | undefined;
}

function watchBatches(
  watch: PipelineObserver,
  source: SparkSource,
  { side, leases }: Beside,
): Poller {
  const call = "streaming";
  const heed = onGoingSilent(() => leases?.nudge());
  watch.registerCall({ source: "spark", call, needed: true, everyMs: 10_000 });
  return startPoller({
    poll: async (signal) => {
      const report = await source.readStreaming(signal);
      const now = Date.now();
      const met = watch.recent.newest("application")?.id === report.application.id;
      watch.recordFact("application", report.application, now);
      watch.recordFact("counters", report.counters, now);
      watch.recordBatches(report.batches);
      // A new application has its own settings, slots and receivers: read them now. So has the
      // first one, whose settings may have been due before the application was known.
      if (!met || report.restarted || receiversChanged(watch, report.receivers)) {
        for (const poller of side) poller.nudge();
      }
    },
    pauseMs: () => pollPauseMs(watch.recent.newest("application")?.intervalMs),
    ...SPARK_POLL,
    onOutcome: (error) => {
      watch.pollEnded("spark", call, error, Date.now());
      heed(error);
    },
  });
}

/** Receives the outcome of every poll, and calls `tell` for the first failure after a success. */
export function onGoingSilent(tell: () => void): (error: unknown) => void {
  let answered = false;
  return (error) => {
    if (answered && error !== undefined) tell();
    answered = error === undefined;
  };
}

function receiversChanged(
  watch: PipelineObserver,
  counted: { readonly active: number; readonly configured: number },
): boolean {
  const known = watch.recent.newest("receivers");
  return (
    known !== undefined &&
    (known.active !== counted.active || known.configured !== counted.configured)
  );
}

/** Half the batch interval, between one and ten seconds. */
export function pollPauseMs(intervalMs: number | undefined): number {
  if (intervalMs === undefined) return FIRST_PAUSE_MS;
  return Math.min(10_000, Math.max(1_000, intervalMs / 2));
}

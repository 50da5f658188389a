import { type Poller, startPoller } from "@/lib/poller/poller";
import { createSparkSource, type SparkSource } from "@/lib/sources/dstream/dstream-source";
import { ageClock } from "../age-clock";
import type { PipelineWatch } from "./pipeline-watch";
import { batchHangs, batchToLookInto } from "./spark-trouble";

const SIDE_MS = 15_000;
/**
 * `streaming/receivers` carries a rate for every retained batch and receiver: it is as heavy as the
 * full list of batches. The counters tell when a receiver came or went; only then is it read sooner.
 */
const RECEIVERS_MS = 10 * 60_000;
const METRICS_MS = 60_000;
const WORK_MS = 10_000;
/** Four small answers: a driver that is too slow is asked once a minute what its tasks take. */
const TASKS_MS = 60_000;
/** Never more than 10 s apart: a driver that comes back must be seen at once. */
const RETRY = { firstMs: 1_000, mostMs: 10_000 };
const TIMEOUT_MS = 20_000;

/** Until the first answer tells the interval, ms. */
const FIRST_PAUSE_MS = 2_000;

/**
 * Polls one driver: counters and new batches fast, the rest slowly, jobs only while a batch hangs.
 *
 * @param leases asked at once when the driver falls silent: they tell whether its application is gone
 */
export function watchSpark(
  watch: PipelineWatch,
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

function watchBatches(watch: PipelineWatch, source: SparkSource, { side, leases }: Beside): Poller {
  const call = "streaming";
  const heed = onFallingSilent(() => leases?.nudge());
  watch.expect({ source: "spark", call, needed: true, everyMs: 10_000 });
  return startPoller({
    poll: async (signal) => {
      const report = await source.readStreaming(signal);
      const now = Date.now();
      const met = watch.live.newest("application")?.id === report.application.id;
      watch.tookFact("application", report.application, now);
      watch.tookFact("counters", report.counters, now);
      watch.tookBatches(report.batches);
      // A new application has its own settings, slots and receivers: ask for them now. So has the
      // first one, whose settings may have had their turn before anybody knew whom to ask.
      if (!met || report.restarted || receiversChanged(watch, report.receivers)) {
        for (const poller of side) poller.nudge();
      }
    },
    pauseMs: () => pollPauseMs(watch.live.newest("application")?.intervalMs),
    timeoutMs: TIMEOUT_MS,
    retry: RETRY,
    onOutcome: (error) => {
      watch.told("spark", call, error, Date.now());
      heed(error);
    },
  });
}

/** Told of the outcome of every poll, tells of the first failed one after a good one. */
export function onFallingSilent(tell: () => void): (error: unknown) => void {
  let answered = false;
  return (error) => {
    if (answered && error !== undefined) tell();
    answered = error === undefined;
  };
}

function receiversChanged(
  watch: PipelineWatch,
  counted: { readonly active: number; readonly configured: number },
): boolean {
  const known = watch.live.newest("receivers");
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

interface SlowRead {
  readonly call: string;
  readonly needed: boolean;
  readonly everyMs: number;
  /** Undefined: there is nothing to ask for now. */
  readonly read: ((signal: AbortSignal) => Promise<void>) | undefined;
}

function slowReads(watch: PipelineWatch, source: SparkSource): readonly Poller[] {
  let settingsOf: string | undefined;
  const reads: readonly (() => SlowRead)[] = [
    () => ({
      call: "executors",
      needed: true,
      everyMs: SIDE_MS,
      read: async (signal) => watch.tookFact("slots", await source.readSlots(signal), Date.now()),
    }),
    () => ({
      call: "receivers",
      needed: true,
      everyMs: RECEIVERS_MS,
      read: async (signal) =>
        watch.tookFact("receivers", await source.readReceivers(signal), Date.now()),
    }),
    () => {
      const id = watch.live.newest("application")?.id;
      const pending = id !== undefined && id !== settingsOf;
      const read = async (signal: AbortSignal): Promise<void> => {
        watch.tookFact("settings", await source.readSettings(signal), Date.now());
        settingsOf = id;
      };
      return {
        call: "environment",
        needed: false,
        everyMs: SIDE_MS,
        read: pending ? read : undefined,
      };
    },
    () => ({
      call: "metrics",
      needed: false,
      everyMs: METRICS_MS,
      read: async (signal) =>
        watch.tookFact("metrics", await source.readMetrics(signal), Date.now()),
    }),
    () => ({
      call: "jobs",
      needed: false,
      everyMs: WORK_MS,
      read: batchHangs(watch.live, Date.now())
        ? async (signal) => watch.tookFact("work", await source.readWork(signal), Date.now())
        : undefined,
    }),
    taskReads(watch, source),
  ];
  return reads.map((plan) => slowPoller(watch, plan));
}

/** How long the tasks of the newest batch took: looked for often, read once a minute at most. */
function taskReads(watch: PipelineWatch, source: SparkSource): () => SlowRead {
  let readAt = -Infinity;
  const read = async (batch: string, signal: AbortSignal): Promise<void> => {
    readAt = ageClock.now();
    const tasks = await source.readTasks(batch, signal);
    if (tasks !== undefined) watch.tookFact("tasks", tasks, Date.now());
  };
  return () => {
    const isYoung = ageClock.now() - readAt < TASKS_MS;
    const batch = isYoung ? undefined : batchToLookInto(watch.live, Date.now());
    return {
      call: "operations",
      needed: false,
      everyMs: SIDE_MS,
      read: batch && ((signal) => read(batch.key, signal)),
    };
  };
}

function slowPoller(watch: PipelineWatch, plan: () => SlowRead): Poller {
  const { call, needed, everyMs } = plan();
  watch.expect({ source: "spark", call, needed, everyMs });
  return startPoller({
    poll: async (signal) => plan().read?.(signal),
    pauseMs: () => everyMs,
    timeoutMs: TIMEOUT_MS,
    retry: RETRY,
    onOutcome: (error) => watch.told("spark", call, error, Date.now()),
    // The application must be known before anything is asked about it.
    firstDelayMs: 500,
  });
}

import { type Poller, startPoller } from "@/lib/poller/poller";
import { ageClock } from "@/lib/process/age-clock";
import type { SparkSource } from "@/lib/sources/dstream/dstream-source";
import type { PipelineObserver } from "../pipeline/pipeline-observer";
import { batchHangs, batchToLookInto } from "./spark-trouble";

const SIDE_MS = 15_000;
/**
 * `streaming/receivers` has a rate for every retained batch and receiver, and is as heavy as the
 * full list of batches. The counters show when a receiver came or went; only then is it read
 * sooner.
 */
const RECEIVERS_MS = 10 * 60_000;
const METRICS_MS = 60_000;
const WORK_MS = 10_000;
/** Four small answers: the task times of a driver that is too slow are read once a minute. */
const TASKS_MS = 60_000;
/** Shared by all polls of a driver: one that comes back must be seen within 10 s. */
export const SPARK_POLL = {
  timeoutMs: 20_000,
  retry: { firstMs: 1_000, mostMs: 10_000 },
} as const;

interface SlowRead {
  readonly call: string;
  readonly needed: boolean;
  readonly everyMs: number;
  /** Undefined: there is nothing to ask for now. */
  readonly read: ((signal: AbortSignal) => Promise<void>) | undefined;
}

/**
 * Polls a driver's slow facts: slots, receivers, settings, metrics, and its jobs and tasks only
 * while something is wrong.
 */
export function slowReads(watch: PipelineObserver, source: SparkSource): readonly Poller[] {
  let settingsOf: string | undefined;
  const reads: readonly (() => SlowRead)[] = [
    () => ({
      call: "executors",
      needed: true,
      everyMs: SIDE_MS,
      read: async (signal) => watch.recordFact("slots", await source.readSlots(signal), Date.now()),
    }),
    () => ({
      call: "receivers",
      needed: true,
      everyMs: RECEIVERS_MS,
      read: async (signal) =>
        watch.recordFact("receivers", await source.readReceivers(signal), Date.now()),
    }),
    () => {
      const id = watch.recent.newest("application")?.id;
      const pending = id !== undefined && id !== settingsOf;
      const read = async (signal: AbortSignal): Promise<void> => {
        watch.recordFact("settings", await source.readSettings(signal), Date.now());
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
        watch.recordFact("metrics", await source.readMetrics(signal), Date.now()),
    }),
    () => ({
      call: "jobs",
      needed: false,
      everyMs: WORK_MS,
      read: batchHangs(watch.recent, Date.now())
        ? async (signal) => watch.recordFact("work", await source.readWork(signal), Date.now())
        : undefined,
    }),
    taskReads(watch, source),
  ];
  return reads.map((plan) => slowPoller(watch, plan));
}

/** How long the tasks of the newest batch took: checked often, read at most once a minute. */
function taskReads(watch: PipelineObserver, source: SparkSource): () => SlowRead {
  let readAt = -Infinity;
  const read = async (batch: string, signal: AbortSignal): Promise<void> => {
    readAt = ageClock.now();
    const tasks = await source.readTasks(batch, signal);
    if (tasks !== undefined) watch.recordFact("tasks", tasks, Date.now());
  };
  return () => {
    const isYoung = ageClock.now() - readAt < TASKS_MS;
    const batch = isYoung ? undefined : batchToLookInto(watch.recent, Date.now());
    return {
      call: "operations",
      needed: false,
      everyMs: SIDE_MS,
      read: batch && ((signal) => read(batch.key, signal)),
    };
  };
}

function slowPoller(watch: PipelineObserver, plan: () => SlowRead): Poller {
  const { call, needed, everyMs } = plan();
  watch.registerCall({ source: "spark", call, needed, everyMs });
  return startPoller({
    poll: async (signal) => plan().read?.(signal),
    pauseMs: () => everyMs,
    ...SPARK_POLL,
    onOutcome: (error) => watch.pollEnded("spark", call, error, Date.now()),
    // The application must be known before anything is asked about it.
    firstDelayMs: 500,
  });
}

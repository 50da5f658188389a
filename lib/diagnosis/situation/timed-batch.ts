import type { ApplicationFacts } from "@/lib/domain/spark-facts";
import type { BatchReference, MicroBatch } from "@/lib/domain/micro-batch";
import { streamingStart } from "@/lib/domain/streaming-start";
import type { PipelineWindow } from "@/lib/domain/window";

/** A batch with its instants by our clock, epoch ms. */
export interface TimedBatch {
  readonly at: number;
  /** Identifies the batch elsewhere: its key, and its instant by the driver's clock. */
  readonly reference: BatchReference;
  readonly records: number;
  /** When its jobs were made: at its instant, or at the application's start for a recovered batch. */
  readonly submittedAt: number;
  /** Infinity while unknown. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly failed: boolean;
  readonly failure?: string;
  /**
   * Made before the application started and restored from its checkpoint. Spark reports no records for it,
   * so it enters no fit and no rate. Its waiting is real.
   */
  readonly recovered: boolean;
}

/** The application that ran at an instant. Its facts hold back to its start. */
export function applicationAt(window: PipelineWindow, at: number): ApplicationFacts | undefined {
  const skew = driverSkewMs(window);
  return window.facts.application
    .map(({ value }) => value)
    .findLast(({ startedAt }) => startedAt - skew <= at);
}

/** A smaller skew is the one-second resolution of a `Date` header, and the time of the request. */
const SKEW_THAT_MATTERS_MS = 5_000;

/** How far the driver's clock is ahead of ours, ms. Batches' instants are by that clock. */
export function driverSkewMs(window: PipelineWindow): number {
  const reported = window.facts["source-spark"].at(-1)?.value.clockSkewMs ?? 0;
  const skew =
    Math.abs(reported) > SKEW_THAT_MATTERS_MS
      ? reported
      : (skewBySubmissions(window) ?? aheadByBatches(window));
  return Math.abs(skew) > SKEW_THAT_MATTERS_MS ? skew : 0;
}

/** A batch in the future was made by a clock that is ahead by at least as much. */
function aheadByBatches({ batches, to }: PipelineWindow): number {
  return Math.max(0, (batches.at(-1)?.at ?? to) - to);
}

const SUBMISSIONS = 5;
const FEWEST_SUBMISSIONS = 3;

/**
 * The skew from the driver's newest submissions, for drivers that report no clock behind a proxy that
 * reports its own. If the newest submission is always equally far from now while new ones come, it works as
 * a clock. Undefined if the distance varies by more than a batch interval, or no new ones come.
 */
function skewBySubmissions({ facts }: PipelineWindow): number | undefined {
  const intervalMs = facts.application.at(-1)?.value.intervalMs;
  const reported = facts.metrics
    .slice(-SUBMISSIONS)
    .flatMap(({ at, value: { lastSubmissionAt } }) =>
      lastSubmissionAt === undefined
        ? []
        : [{ at: lastSubmissionAt, agoMs: at - lastSubmissionAt }],
    );
  if (intervalMs === undefined || reported.length < FEWEST_SUBMISSIONS) return undefined;
  const ago = reported.map(({ agoMs }) => agoMs);
  const [least, most] = [Math.min(...ago), Math.max(...ago)];
  const advances = reported.every(({ at }, i) => i === 0 || at > (reported[i - 1]?.at ?? at));
  const isClock = least > intervalMs + SKEW_THAT_MATTERS_MS || least < -SKEW_THAT_MATTERS_MS;
  return advances && isClock && most - least <= intervalMs + SKEW_THAT_MATTERS_MS
    ? -least
    : undefined;
}

const known = new WeakMap<PipelineWindow, Map<string, readonly TimedBatch[]>>();

/** The application's batches, ascending. Computed once per window, since every instant asks for them. */
export function timedBatches(
  window: PipelineWindow,
  application: ApplicationFacts | undefined,
): readonly TimedBatch[] {
  const byApplication = known.get(window) ?? new Map<string, readonly TimedBatch[]>();
  known.set(window, byApplication);
  const key = application?.id ?? "";
  const made = byApplication.get(key) ?? timed(window, application);
  byApplication.set(key, made);
  return made;
}

const knownOfAll = new WeakMap<PipelineWindow, readonly TimedBatch[]>();

/** The batches of every known application, one after the other. Computed once per window. */
export function everyTimedBatch(window: PipelineWindow): readonly TimedBatch[] {
  const made = knownOfAll.get(window) ?? ofAllApplications(window);
  knownOfAll.set(window, made);
  return made;
}

function ofAllApplications(window: PipelineWindow): readonly TimedBatch[] {
  const newest = new Map(window.facts.application.map(({ value }) => [value.id, value]));
  return [...newest.values()]
    .flatMap((application) => timedBatches(window, application))
    .toSorted((a, b) => a.at - b.at);
}

function timed(window: PipelineWindow, application: ApplicationFacts | undefined) {
  if (application === undefined) return [];
  const skew = driverSkewMs(window);
  const start = streamingStart(application) - skew;
  return window.batches
    .filter((batch) => batch.application === application.id)
    .map((batch) => timedBatch(batch, { skew, start }));
}

function timedBatch(
  batch: MicroBatch,
  { skew, start }: { skew: number; start: number },
): TimedBatch {
  const { key, records, outputs, failure } = batch;
  const at = batch.at - skew;
  return {
    at,
    reference: { key, at: batch.at },
    records,
    submittedAt: batch.submittedAt - skew,
    startedAt: (batch.startedAt ?? Infinity) - skew,
    endedAt: (batch.endedAt ?? Infinity) - skew,
    failed: outputs.failed > 0,
    ...(failure === undefined ? {} : { failure }),
    recovered: at <= start,
  };
}

export function hasStarted(batch: TimedBatch, at: number): boolean {
  return batch.startedAt <= at;
}

export function hasEnded(batch: TimedBatch, at: number): boolean {
  return batch.endedAt <= at;
}

/** It ended, and Spark has reported its records, so it shows how fast the work goes. */
export function hasWorked(batch: TimedBatch, at: number): boolean {
  return hasEnded(batch, at) && batch.records > 0 && !batch.recovered;
}

export function isProcessing(batch: TimedBatch, at: number): boolean {
  return hasStarted(batch, at) && !hasEnded(batch, at);
}

/** Time between submission and start, ms; Infinity while it waits. */
export function delayMs(batch: Pick<TimedBatch, "submittedAt" | "startedAt">): number {
  return batch.startedAt - batch.submittedAt;
}

/** Time between start and end, ms; Infinity until both are known. */
export function processingMs(batch: Pick<TimedBatch, "startedAt" | "endedAt">): number {
  return Number.isFinite(batch.endedAt) ? batch.endedAt - batch.startedAt : Infinity;
}

import { diagnose } from "@/lib/diagnosis/diagnose";
import type { Reading } from "@/lib/domain/facts";
import { MINUTE_MS, settledBefore } from "@/lib/domain/minute";
import type { TimeRange } from "@/lib/domain/time-range";
import type { Verdict } from "@/lib/domain/verdict";
import type { Span } from "@/lib/history/history";
import type { Runtime } from "../runtime";
import { LOOKBACK_MS } from "../watch/live-window";
import type { PipelineWatch } from "../watch/pipeline-watch";
import { firstVerdict } from "./first-verdict";
import { readRows } from "./window-rows";
import { minuteStep, type Steps, stepFor } from "./steps";

/** A window that ends this close to now is judged by the running judge, ms. */
const PRESENT_MS = 15_000;

/** Facts read after a past instant still tell of it: they hold back to the application's start. */
const HINDSIGHT_MS = LOOKBACK_MS;

/** Buckets for at most `points` points a series, none finer than its source speaks. */
export function stepsFor(watch: PipelineWatch, range: TimeRange, points: number): Steps {
  return {
    minuteStepMs: minuteStep(range, points),
    batchStepMs: stepFor(range, points, beatOf(watch)),
  };
}

/** Everything of one window that the history holds, in buckets of these widths. */
export async function readWindow(
  runtime: Runtime,
  watch: PipelineWatch,
  range: TimeRange,
  steps: Steps,
  now: number,
) {
  const { history, config } = runtime;
  const { id } = watch.pipeline;
  const span = { from: Math.floor(range.from), to: Math.ceil(range.to) };
  const [rows, failed, facts, verdict] = await Promise.all([
    readRows(history, id, span, steps, now),
    history.failedBatches(id, span, 50),
    factsOf(runtime, id, span),
    verdictAt(runtime, watch, range.to, now),
  ]);
  return {
    ...rows,
    ...steps,
    span,
    failed,
    facts,
    verdict,
    settledTo: settledBefore(now, config.publicationDelayMs),
  };
}

export type WindowData = Awaited<ReturnType<typeof readWindow>>;

/** The distance between batches: batches of a windowed output come further apart than the interval. */
function beatOf(watch: PipelineWatch): number {
  const intervalMs = watch.live.newest("application")?.intervalMs ?? 10_000;
  const ids = watch.live.batches.slice(-11).map(({ id }) => id);
  const distances = ids.slice(1).map((id, i) => id - (ids[i] ?? id));
  const median = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)];
  return Math.max(intervalMs, median ?? intervalMs);
}

const SHOWN = [
  "stream",
  "application",
  "receivers",
  "slots",
  "settings",
  "source-cloudwatch",
  "source-kinesis",
  "source-leases",
  "source-spark",
] as const;

/** Two scans of the lease table show progress; a window's worth of them would be megabytes. */
const SCANS_MS = 5 * MINUTE_MS;

async function factsOf({ history }: Runtime, id: string, span: Span) {
  const [shown, scans] = await Promise.all([
    history.windowFacts(id, span, SHOWN),
    history.windowFacts(id, { from: span.to - SCANS_MS, to: span.to }, ["leases"]),
  ]);
  // A window before the first reading: what was read first held until it was seen to differ.
  const stream =
    shown.stream.length > 0
      ? shown.stream
      : (await history.facts(id, "stream", { from: span.to, to: span.to + HINDSIGHT_MS })).slice(
          0,
          1,
        );
  return { ...shown, ...scans, stream };
}

export type ShownFacts = Awaited<ReturnType<typeof factsOf>>;

/** Facts that do not change by being read: what was read first later held already. */
const HELD_BACK = ["stream", "shards", "application", "receivers", "slots", "settings"] as const;

/** Both lists begin with what held at their beginning: that reading is in both. */
function joined<T>(
  before: readonly Reading<T>[],
  later: readonly Reading<T>[],
): readonly Reading<T>[] {
  const known = before.at(-1)?.at ?? -Infinity;
  return [...before, ...later.filter(({ at }) => at > known)];
}

const pastVerdicts = new Map<string, Verdict>();
const PAST_KEPT = 500;

/** The verdict as of an instant: the banner's own if it is now, else from what was kept of then. */
async function verdictAt(
  { history, config }: Runtime,
  watch: PipelineWatch,
  at: number,
  now: number,
): Promise<Verdict> {
  if (now - at < PRESENT_MS) return watch.verdict() ?? firstVerdict(now);
  const key = `${watch.pipeline.id} ${at}`;
  const known = pastVerdicts.get(key);
  if (known) return known;
  const { id } = watch.pipeline;
  const span = { from: at - LOOKBACK_MS, to: Math.ceil(at) };
  const [window, later] = await Promise.all([
    history.window(id, span, config.publicationDelayMs),
    history.windowFacts(id, { from: span.to, to: Math.min(now, at + HINDSIGHT_MS) }, HELD_BACK),
  ]);
  const facts = {
    ...window.facts,
    stream: joined(window.facts.stream, later.stream),
    shards: joined(window.facts.shards, later.shards),
    application: joined(window.facts.application, later.application),
    receivers: joined(window.facts.receivers, later.receivers),
    slots: joined(window.facts.slots, later.slots),
    settings: joined(window.facts.settings, later.settings),
  };
  const verdict = diagnose({ ...window, facts }, at);
  if (pastVerdicts.size >= PAST_KEPT) pastVerdicts.clear();
  // Young minutes may still be corrected; what is settled will be judged the same for ever.
  if (at < settledBefore(now, config.publicationDelayMs)) pastVerdicts.set(key, verdict);
  return verdict;
}

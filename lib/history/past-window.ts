import type { Reading } from "@/lib/domain/facts";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { PipelineWindow } from "@/lib/domain/window";
import type { History, Span } from "./port";

/** Facts read after a past instant may still apply to it: they hold back to the application's start. */
const READ_LATER_MS = LOOKBACK_MS;

/** Facts that reading does not change: what was first read later was the same before. */
const LASTING = ["stream", "shards", "application", "receivers", "slots", "settings"] as const;

/** Both lists start with what held at their start: that reading is in both. */
function joined<T>(
  before: readonly Reading<T>[],
  later: readonly Reading<T>[],
): readonly Reading<T>[] {
  const known = before.at(-1)?.at ?? -Infinity;
  return [...before, ...later.filter(({ at }) => at > known)];
}

/**
 * For a window before the first reading of the stream: what was read first held until it was seen
 * to differ, if the stream existed already. Its shards decide whether a refused write is the
 * stream's.
 */
export async function firstStream(
  history: Pick<History, "facts">,
  id: string,
  { to }: Span,
  now: number,
): Promise<readonly Reading<StreamFacts>[]> {
  const later = await history.facts(id, "stream", { from: to, to: Math.ceil(now) });
  return later.slice(0, 1).filter(({ value }) => value.createdAt <= to);
}

/**
 * For a window before the first reading of the application: the one that was read first ran already
 * at the window's end, if it had been started by then. Its interval and settings have not changed
 * since its start. Its receivers and slots may have, so they keep the instant of their reading.
 */
export async function firstApplication(
  history: Pick<History, "facts">,
  id: string,
  { to }: Span,
  now: number,
): Promise<FirstApplication> {
  const later = { from: to, to: Math.min(Math.ceil(now), to + READ_LATER_MS) };
  const [[application], [settings], receivers, slots] = await Promise.all([
    history.facts(id, "application", later),
    history.facts(id, "settings", later),
    history.facts(id, "receivers", later),
    history.facts(id, "slots", later),
  ]);
  if (application === undefined || application.value.startedAt > to) return NOT_KNOWN;
  const at = application.value.startedAt;
  return {
    application: [{ at, value: application.value }],
    settings: settings === undefined ? [] : [{ at, value: settings.value }],
    receivers: receivers.slice(0, 1),
    slots: slots.slice(0, 1),
  };
}

type FirstApplication = Pick<PipelineWindow["facts"], "application" | "settings"> &
  Partial<Pick<PipelineWindow["facts"], "receivers" | "slots">>;

const NOT_KNOWN: FirstApplication = { application: [], settings: [] };

export interface PastOptions {
  /** Epoch ms. */
  readonly now: number;
  /** From the end of a minute until its data are final, ms. */
  readonly delayMs: number;
  /** The longest accepted end-to-end delay as it is set now, ms. Earlier settings are not kept. */
  readonly targetDelayMs?: number | undefined;
}

/** The diagnosis's input for a past span, with facts that were read later and held then. */
export async function pastWindow(
  history: Pick<History, "window" | "windowFacts" | "facts">,
  id: string,
  span: Span,
  { now, delayMs, targetDelayMs }: PastOptions,
): Promise<PipelineWindow> {
  const [window, later] = await Promise.all([
    history.window(id, span, delayMs),
    history.windowFacts(id, { from: span.to, to: Math.min(now, span.to + READ_LATER_MS) }, LASTING),
  ]);
  const stream = joined(window.facts.stream, later.stream);
  const facts = {
    ...window.facts,
    stream: stream.length > 0 ? stream : await firstStream(history, id, span, now),
    shards: joined(window.facts.shards, later.shards),
    application: joined(window.facts.application, later.application),
    receivers: joined(window.facts.receivers, later.receivers),
    slots: joined(window.facts.slots, later.slots),
    settings: joined(window.facts.settings, later.settings),
  };
  return { ...window, ...(targetDelayMs === undefined ? {} : { targetDelayMs }), facts };
}

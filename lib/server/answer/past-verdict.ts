import { diagnose } from "@/lib/diagnosis/diagnose";
import type { Reading, StreamFacts } from "@/lib/domain/facts";
import type { Verdict } from "@/lib/domain/verdict";
import type { History, Span } from "@/lib/history/history";
import { log } from "../log";
import type { Runtime } from "../runtime";
import { LOOKBACK_MS } from "../watch/live-window";
import type { PipelineWatch } from "../watch/pipeline-watch";
import { firstVerdict } from "./first-verdict";

/** A window that ends this close to now is judged by the running judge, ms. */
const PRESENT_MS = 15_000;

/** Facts read after a past instant still tell of it: they hold back to the application's start. */
const HINDSIGHT_MS = LOOKBACK_MS;

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

/**
 * Of a window before the first reading of the stream: what was read first held until it was seen to
 * differ, if the stream was there already. Its shards decide whether a refused write is the stream's.
 */
export async function firstStream(
  history: History,
  id: string,
  { to }: Span,
  now: number,
): Promise<readonly Reading<StreamFacts>[]> {
  const later = await history.facts(id, "stream", { from: to, to: Math.ceil(now) });
  return later.slice(0, 1).filter(({ value }) => value.createdAt <= to);
}

/** What was judged lately, and whether the history keeps it. */
const pastVerdicts = new Map<string, { readonly verdict: Verdict; readonly isKept: boolean }>();
const PAST_KEPT = 500;

/**
 * The verdict as of an instant: the banner's own if it is now, else from what was kept of then. As
 * soon as that is settled it is kept where that is wanted: a link says the same tomorrow, when scans
 * and source states of that time have been thinned out. A thousand are kept, so not those that only a
 * script has asked for: it would push out what people have linked.
 */
export async function verdictAt(
  { history, config, backfill }: Runtime,
  watch: PipelineWatch,
  at: number,
  { now, keeps }: { readonly now: number; readonly keeps: boolean },
): Promise<Verdict> {
  if (now - at < PRESENT_MS) return watch.verdict() ?? firstVerdict(now);
  const { id } = watch.pipeline;
  // What a back-fill brought may change what is judged.
  const key = `${id} ${at} ${backfill.countsOf(watch.pipeline).answered}`;
  const known = pastVerdicts.get(key) ?? (await readKept(history, id, at));
  if (known && (known.isKept || !keeps)) return known.verdict;
  const judged = { now, delayMs: config.publicationDelayMs };
  const verdict = known?.verdict ?? (await judgePast(history, id, at, judged));
  // Young minutes may still be corrected, and missing ones come; the rest is judged so for ever.
  const isFilling = backfill.stateOf(watch.pipeline, { from: at - LOOKBACK_MS, to: at }) !== null;
  if (isFilling || at >= watch.live.settledTo(now)) return verdict;
  if (pastVerdicts.size >= PAST_KEPT) pastVerdicts.clear();
  pastVerdicts.set(key, { verdict, isKept: keeps });
  if (keeps) keep(history, id, verdict);
  return verdict;
}

async function readKept(history: History, id: string, at: number) {
  const verdict = await history.verdict(id, at);
  return verdict && { verdict, isKept: true };
}

/** Writing waits until the answer is out. */
function keep(history: History, id: string, verdict: Verdict): void {
  setImmediate(() => {
    history.recordVerdict(id, verdict).catch((error: unknown) => {
      log.warn({ pipeline: id, error: String(error) }, "a past verdict could not be kept");
    });
  });
}

async function judgePast(
  history: History,
  id: string,
  at: number,
  { now, delayMs }: { readonly now: number; readonly delayMs: number },
): Promise<Verdict> {
  const span = { from: at - LOOKBACK_MS, to: Math.ceil(at) };
  const [window, later] = await Promise.all([
    history.window(id, span, delayMs),
    history.windowFacts(id, { from: span.to, to: Math.min(now, at + HINDSIGHT_MS) }, HELD_BACK),
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
  return diagnose({ ...window, facts }, at);
}

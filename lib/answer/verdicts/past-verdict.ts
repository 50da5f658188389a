import { LRUCache } from "lru-cache";
import { diagnose } from "@/lib/diagnosis/diagnose";
import type { Verdict } from "@/lib/domain/verdict";
import type { History, PinnedVerdict } from "@/lib/history/port";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { AnswerContext, HistoryReader, Observed } from "../query/answer-context";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { type PastOptions, pastWindow } from "@/lib/history/past-window";

/** A window that ends this close to now uses the observer's own verdict, ms. */
const PRESENT_MS = 15_000;

interface PastVerdict extends PinnedVerdict {
  /** Whether the history keeps it. */
  readonly isKept: boolean;
}

/** Past verdicts that were evaluated lately. */
const pastVerdicts = new LRUCache<string, PastVerdict>({ max: 500 });

/**
 * The verdict as of an instant: the banner's own if it is now, otherwise one from the data kept of
 * that time. Once its data are settled it is pinned if requested: then a link says the same
 * tomorrow, when scans and source states of that time have been thinned out. Only a thousand are
 * pinned, so those that only a script asked for are not: they would push out linked ones.
 */
export async function verdictAt(
  { history, config }: Pick<AnswerContext, "history" | "config">,
  { observed, snapshot }: { readonly observed: Observed; readonly snapshot: Snapshot },
  at: number,
  keeps: boolean,
): Promise<Verdict> {
  const now = snapshot.at;
  if (now - at < PRESENT_MS) return snapshot.verdict ?? firstVerdict(now);
  const { id, delayTarget } = observed.pipeline;
  // A back-fill may change the evaluation.
  const key = `${id} ${at} ${snapshot.fills.answered}`;
  const options = {
    now,
    delayMs: config.publicationDelayMs,
    targetDelayMs: delayTarget?.delayMs,
  };
  const recent = pastVerdicts.get(key);
  if (recent && (recent.isKept || !keeps)) return recent.verdict;
  const kept = recent ?? (await pinnedVerdict(history, id, at));
  if (!recent && kept.verdict) return kept.verdict;
  const { filledAt } = kept;
  const verdict = kept.verdict ?? (await evaluatePast(history, id, at, options));
  // Recent minutes may still be corrected, and missing ones may come. Everything older is final.
  const isFilling = observed.filling({ from: at - LOOKBACK_MS, to: at }) !== null;
  if (isFilling || at >= snapshot.answeredTo || mayLearn(verdict, now)) return verdict;
  pastVerdicts.set(key, { verdict, filledAt, isKept: keeps });
  if (keeps) observed.keepVerdict({ verdict, filledAt });
  return verdict;
}

async function evaluatePast(
  history: HistoryReader,
  id: string,
  at: number,
  options: PastOptions,
): Promise<Verdict> {
  const span = { from: at - LOOKBACK_MS, to: Math.ceil(at) };
  return diagnose(await pastWindow(history, id, span, options), at);
}

/** Polls still reach this time: a verdict that knew too little may improve. */
const mayLearn = ({ bottleneck, at }: Verdict, now: number): boolean =>
  bottleneck === "unknown" && at > now - LOOKBACK_MS;

/** The kept verdict of a past instant. */
export interface KnownVerdict {
  /** When the newest back-fill that reaches into its look-back was requested, epoch ms; 0: none. */
  readonly filledAt: number;
  /** Undefined: none is kept, or one that knew less than is known now. */
  readonly verdict: Verdict | undefined;
}

/** The pinned verdict of an instant, unless a later back-fill has brought more data of its time. */
export async function pinnedVerdict(
  history: Pick<History, "fills" | "pinnedVerdict">,
  id: string,
  at: number,
): Promise<KnownVerdict> {
  const [fills, kept] = await Promise.all([
    history.fills(id, { from: at - LOOKBACK_MS, to: at }),
    history.pinnedVerdict(id, at),
  ]);
  const filledAt = Math.max(0, ...fills.map(({ askedAt }) => askedAt));
  const isCurrent = kept !== undefined && kept.filledAt >= filledAt;
  return { filledAt, verdict: isCurrent ? kept.verdict : undefined };
}

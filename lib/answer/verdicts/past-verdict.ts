import { LRUCache } from "lru-cache";
import { diagnose } from "@/lib/diagnosis/diagnose";
import type { Verdict } from "@/lib/domain/verdict";
import type { History, PinnedVerdict } from "@/lib/history/port";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { AnswerContext, HistoryReader, Observed } from "../query/answer-context";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { pastWindow } from "@/lib/history/past-window";

/** A window that ends this close to now has the observer's own verdict, ms. */
const PRESENT_MS = 15_000;

interface PastVerdict extends PinnedVerdict {
  /** Whether the history keeps it. */
  readonly isKept: boolean;
}

/** What was evaluated lately. */
const pastVerdicts = new LRUCache<string, PastVerdict>({ max: 500 });

/**
 * The verdict as of an instant: the banner's own if it is now, else from what was kept of then. As
 * soon as that is settled it is kept where that is wanted: a link says the same tomorrow, when scans
 * and source states of that time have been thinned out. A thousand are kept, so not those that only a
 * script has asked for: it would push out what people have linked.
 */
export async function verdictAt(
  { history, config }: Pick<AnswerContext, "history" | "config">,
  { observed, snapshot }: { readonly observed: Observed; readonly snapshot: Snapshot },
  at: number,
  keeps: boolean,
): Promise<Verdict> {
  const now = snapshot.at;
  if (now - at < PRESENT_MS) return snapshot.verdict ?? firstVerdict(now);
  const { id } = observed.pipeline;
  // What a back-fill brought may change what is evaluated.
  const key = `${id} ${at} ${snapshot.fills.answered}`;
  const clock = { now, delayMs: config.publicationDelayMs };
  const recent = pastVerdicts.get(key);
  if (recent && (recent.isKept || !keeps)) return recent.verdict;
  const kept = recent ?? (await pinnedVerdict(history, id, at));
  if (!recent && kept.verdict) return kept.verdict;
  const { filledAt } = kept;
  const verdict = kept.verdict ?? (await evaluatePast(history, id, at, clock));
  // Young minutes may still be corrected, and missing ones come; the rest is evaluated so for ever.
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
  clock: { readonly now: number; readonly delayMs: number },
): Promise<Verdict> {
  const span = { from: at - LOOKBACK_MS, to: Math.ceil(at) };
  return diagnose(await pastWindow(history, id, span, clock), at);
}

/** Of a time that the polls still reach into, what knew too little may come to know more. */
const mayLearn = ({ bottleneck, at }: Verdict, now: number): boolean =>
  bottleneck === "unknown" && at > now - LOOKBACK_MS;

/** What is kept of a past instant. */
export interface KnownVerdict {
  /** When the newest back-fill that reaches into its look-back was asked, epoch ms; 0: none was. */
  readonly filledAt: number;
  /** Undefined: none is kept, or one that knew less than is known now. */
  readonly verdict: Verdict | undefined;
}

/** The verdict that is kept of an instant, unless a back-fill has told more of its time since. */
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

import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { Verdict } from "@/lib/domain/verdict";
import type { History } from "@/lib/history/port";

/** What is kept of a past instant. */
export interface KnownVerdict {
  /** When the newest back-fill was asked that reaches into what its judge looks at, epoch ms; 0: none was. */
  readonly filledAt: number;
  /** Undefined: none is kept, or one that knew less than is known now. */
  readonly verdict: Verdict | undefined;
}

/** The verdict that is kept of an instant, unless a back-fill has told more of its time since. */
export async function keptVerdict(
  history: Pick<History, "fills" | "verdict">,
  id: string,
  at: number,
): Promise<KnownVerdict> {
  const [fills, kept] = await Promise.all([
    history.fills(id, { from: at - LOOKBACK_MS, to: at }),
    history.verdict(id, at),
  ]);
  const filledAt = Math.max(0, ...fills.map(({ askedAt }) => askedAt));
  const isCurrent = kept !== undefined && kept.filledAt >= filledAt;
  return { filledAt, verdict: isCurrent ? kept.verdict : undefined };
}

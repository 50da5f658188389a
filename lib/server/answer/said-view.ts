import type { SaidView, TimelineSpan } from "@/lib/contract/window";
import { MINUTE_MS } from "@/lib/domain/minute";
import type { Judgement, Said } from "@/lib/domain/verdict";
import type { Span } from "@/lib/history/history";

/** More than a reader can take in; the newest are kept. */
const SAID_SHOWN = 200;

type Shown = Pick<TimelineSpan, "from" | "to" | "cause" | "severity">;

/**
 * Shorter than this, what was said and what is known now do not differ: a new state is said only
 * when a second minute has found it too.
 */
const DIFFERS_MS = 3 * MINUTE_MS;

/**
 * What was said in a window beside what all data show of the same time: the judgements of its
 * minutes, where a trouble counts from the instant at which it began, not from when it was noticed.
 */
export function saidView(
  said: readonly Said[],
  judgements: readonly Judgement[],
  span: Span,
): readonly SaidView[] {
  const shown = stretches(judgements);
  const newest = said.slice(-SAID_SHOWN);
  return newest.map((one, i): SaidView => {
    const until = newest[i + 1]?.at ?? null;
    const during = { from: Math.max(one.at, span.from), to: Math.min(until ?? span.to, span.to) };
    const later = longestOther(one, shown, during);
    return { ...one, until, ...(later && { later }) };
  });
}

/** The minutes as stretches of one cause; a trouble's own beginning cuts off what was before it. */
function stretches(judgements: readonly Judgement[]): readonly Shown[] {
  const found: Shown[] = [];
  for (const { at, cause, severity, since } of judgements) {
    const last = found.at(-1);
    const to = at + MINUTE_MS;
    if (last && last.to === at && last.cause === cause && last.severity === severity) {
      found[found.length - 1] = { ...last, to };
      continue;
    }
    const isTrouble = severity === "critical" || severity === "warning";
    const from = isTrouble && since !== null ? Math.min(at, since) : at;
    while ((found.at(-1)?.from ?? -Infinity) >= from) found.pop();
    const before = found.at(-1);
    if (before && before.to > from) found[found.length - 1] = { ...before, to: from };
    found.push({ from, to, cause, severity });
  }
  return found;
}

function longestOther(said: Said, shown: readonly Shown[], during: Span): Shown | undefined {
  const length = ({ from, to }: Shown): number =>
    Math.min(to, during.to) - Math.max(from, during.from);
  const [longest] = shown
    .filter((one) => one.cause !== said.cause && length(one) >= DIFFERS_MS)
    .toSorted((a, b) => length(b) - length(a));
  return longest;
}

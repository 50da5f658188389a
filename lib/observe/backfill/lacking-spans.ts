import type { Fill } from "@/lib/domain/coverage";
import { DAY_MS } from "@/lib/domain/metric-period";
import type { Span } from "@/lib/history/port";

/** The UTC days that a span touches, by their starts. */
export function daysOf({ from, to }: Span): readonly number[] {
  const days: number[] = [];
  for (let day = Math.floor(from / DAY_MS) * DAY_MS; day < to; day += DAY_MS) days.push(day);
  return days;
}

/**
 * The spans to ask for in these days. Each day becomes one span around all its holes, and spans of
 * neighbouring days that touch are joined. AWS charges the same for a day as for a minute, so a day
 * is fetched at once, however many windows in it are opened.
 *
 * @param holes minutes that no kept period covers
 * @param asked spans that were asked before: CloudWatch does not have what is missing there
 */
export function lackingSpans(
  days: readonly number[],
  holes: readonly Span[],
  asked: readonly Pick<Fill, "from" | "to">[],
): readonly Span[] {
  const lacking = asked.reduce<readonly Span[]>((rest, one) => without(rest, one), holes);
  const spans: Span[] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const inside = within(lacking, { from: day, to: day + DAY_MS });
    if (inside.length === 0) continue;
    const around = {
      from: Math.min(...inside.map(({ from }) => from)),
      to: Math.max(...inside.map(({ to }) => to)),
    };
    const last = spans.at(-1);
    if (last?.to === around.from) spans[spans.length - 1] = { from: last.from, to: around.to };
    else spans.push(around);
  }
  return spans;
}

function within(spans: readonly Span[], bounds: Span): readonly Span[] {
  return spans
    .map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) }))
    .filter(({ from, to }) => from < to);
}

function without(spans: readonly Span[], { from, to }: Span): readonly Span[] {
  return spans
    .flatMap((span) => [
      { from: span.from, to: Math.min(span.to, from) },
      { from: Math.max(span.from, to), to: span.to },
    ])
    .filter((span) => span.from < span.to);
}

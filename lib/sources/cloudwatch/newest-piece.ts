import { HOUR_MS } from "@/lib/domain/metric-period";
import { legalPeriodMs, MARGIN_MS, PERIOD_LIMITS_MS, type Span } from "./legal-period";
import { MOST_STREAM_QUERIES } from "./metric-queries";
import { MAX_DATAPOINTS } from "./plan-calls";

/**
 * The newest part of a span that a single call can answer for one stream, in one period. It does
 * not cross an age at which CloudWatch keeps only coarser periods, or all of it would be coarse.
 */
export function newestPiece({ from, to }: Span, now: number): Span {
  const limits = PERIOD_LIMITS_MS.map((keptMs) => wholeHour(now + 2 * MARGIN_MS - keptMs));
  const least = Math.max(from, ...limits.filter((limit) => limit < to));
  const periods = Math.floor(MAX_DATAPOINTS / MOST_STREAM_QUERIES) - 1;
  const longest = periods * legalPeriodMs(least, now + MARGIN_MS);
  const start = wholeHour(to - longest);
  return { from: Math.max(least, start), to };
}

/** All pieces of a span, newest first: one call each. */
export function piecesOf(span: Span, now: number): readonly Span[] {
  const pieces: Span[] = [];
  for (let { to } = span; to > span.from; to = pieces.at(-1)?.from ?? span.from) {
    pieces.push(newestPiece({ from: span.from, to }, now));
  }
  return pieces;
}

const wholeHour = (at: number): number => Math.ceil(at / HOUR_MS) * HOUR_MS;

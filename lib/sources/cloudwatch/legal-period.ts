const SECOND = 1_000;
const DAY = 86_400 * SECOND;

/** From and to in epoch ms; `to` is exclusive, as CloudWatch's EndTime is. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How long CloudWatch keeps datapoints of each period. */
const KEPT = [
  { forMs: 15 * DAY, periodMs: 60 * SECOND },
  { forMs: 63 * DAY, periodMs: 300 * SECOND },
  { forMs: 455 * DAY, periodMs: 3_600 * SECOND },
] as const;

const COARSEST = KEPT[2];

/** The ages, ms, beyond which CloudWatch keeps only a coarser period. */
export const PERIOD_LIMITS_MS: readonly number[] = [KEPT[0].forMs, KEPT[1].forMs];

/**
 * The shortest period, ms, that CloudWatch still keeps for a question that begins at `from`. A
 * shorter one gives no datapoints and no error, which would look like an idle stream.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricStat.html
 */
export function legalPeriodMs(from: number, now: number): number {
  return (KEPT.find(({ forMs }) => now - from <= forMs) ?? COARSEST).periodMs;
}

/** The span widened to whole periods: the buckets at its edges would otherwise be half-filled. */
export function alignSpan({ from, to }: Span, periodMs: number): Span {
  return {
    from: Math.floor(from / periodMs) * periodMs,
    to: Math.ceil(to / periodMs) * periodMs,
  };
}

/** Paged calls take time and AWS's clock differs from ours: near a limit the coarser period is safe. */
export const MARGIN_MS = 300 * SECOND;

/**
 * The question to ask for a wanted span: aligned, in a period that is legal for its aligned start,
 * without the period that is still running and without what CloudWatch has forgotten. Undefined
 * when nothing is left to ask.
 */
export function askableSpan(
  wanted: Span,
  now: number,
): { readonly span: Span; readonly periodMs: number } | undefined {
  const from = Math.max(wanted.from, now + MARGIN_MS - COARSEST.forMs + COARSEST.periodMs);
  const by = now + MARGIN_MS;
  // Aligning moves the start back, perhaps past the next limit: so the period is chosen twice.
  const aligned = alignSpan({ from, to: wanted.to }, legalPeriodMs(from, by));
  const periodMs = legalPeriodMs(aligned.from, by);
  const span = alignSpan({ from, to: wanted.to }, periodMs);
  const to = Math.min(span.to, Math.floor(now / periodMs) * periodMs);
  return to > span.from ? { span: { from: span.from, to }, periodMs } : undefined;
}

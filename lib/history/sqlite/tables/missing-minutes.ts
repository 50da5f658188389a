import { HOUR_MS, minuteFrom } from "@/lib/domain/metric-period";
import type { Connection } from "../file/connection";
import type { Span } from "../../port";

/** The longest valid CloudWatch period: a row this far before the span may still reach into it. */
const LONGEST_PERIOD_MS = HOUR_MS;

/** Each kept row with the end of everything before it, but only if there is a hole between them. */
const QUERY = `WITH covered AS (
    SELECT at, max(at + period_ms) OVER (
      ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS until
    FROM metric_periods WHERE pipeline = ? AND at > ? AND at < ?)
  SELECT at, until FROM covered WHERE until IS NULL OR at > until ORDER BY at`;

const END =
  "SELECT max(at + period_ms) AS until FROM metric_periods WHERE pipeline = ? AND at > ? AND at < ?";

/** The whole minutes that start inside the span and that no kept row covers. */
export function missingMinutes(connection: Connection, pipelineId: string, span: Span): Span[] {
  const [from, to] = [minuteFrom(span.from), minuteFrom(span.to)];
  const range = [pipelineId, from - LONGEST_PERIOD_MS, to] as const;
  const holes = connection
    .all<{ at: number; until: number | null }>(QUERY, ...range)
    .map(({ at, until }) => ({ from: until ?? from, to: at }));
  const [last] = connection.all<{ until: number | null }>(END, ...range);
  return [...holes, { from: last?.until ?? from, to }]
    .map((hole) => ({ from: Math.max(hole.from, from), to: Math.min(hole.to, to) }))
    .filter((hole) => hole.from < hole.to);
}

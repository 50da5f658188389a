import { HAND_OVER_MS } from "@/lib/domain/micro-batch";
import { readApplications, type ApplicationRun } from "../tables/applications";
import type { Connection } from "../file/connection";
import type { Span } from "../../port";

/** When batches were created and when they began to be processed, epoch ms, each ascending. */
export interface WaitingSpans {
  readonly created: Float64Array;
  /** As many as `created`; Infinity for those still waiting. */
  readonly started: Float64Array;
}

/**
 * Every batch that waited at some instant of the span, as two sorted lists: the queue is their
 * difference. Batches start in the order of their instants (one queue in the driver). So those that
 * wait when the span begins come after the last one that had started by then.
 */
export function waitingSpans(connection: Connection, pipelineId: string, span: Span): WaitingSpans {
  const started = startedBatches(connection, pipelineId, span);
  const waiting = unstartedBatches(connection, pipelineId, span);
  return {
    created: Float64Array.from([...started.created, ...waiting.map(({ from }) => from)]).toSorted(),
    started: Float64Array.from([
      ...started.starts,
      ...waiting.map(({ until }) => until),
    ]).toSorted(),
  };
}

const SUBMITTED = "(at + submitted_after_ms)";
const STARTED = "(at + submitted_after_ms + scheduling_delay_ms)";

/**
 * A batch that starts within the hand-over counts as created when it started. One row of two JSON
 * arrays: ten times fewer driver calls than a row for each batch.
 */
function startedBatches(connection: Connection, pipelineId: string, { from, to }: Span) {
  const [row] = connection.all<{ created: string; starts: string }>(
    `SELECT json_group_array(
         iif(scheduling_delay_ms < ${HAND_OVER_MS}, ${STARTED}, ${SUBMITTED})) AS created,
       json_group_array(${STARTED}) AS starts
     FROM batches
     WHERE pipeline = ?1 AND scheduling_delay_ms IS NOT NULL AND at < ?3 AND at > coalesce(
       (SELECT at FROM batches WHERE pipeline = ?1 AND at < ?2 AND ${STARTED} <= ?2
        ORDER BY at DESC LIMIT 1), -1)`,
    pipelineId,
    from,
    to,
  );
  return { created: parseNumbers(row?.created), starts: parseNumbers(row?.starts) };
}

function parseNumbers(json = "[]"): number[] {
  // SQLite wrote it from two numeric columns.
  return JSON.parse(json) as number[];
}

interface Unstarted {
  /** When it was submitted. */
  readonly from: number;
  readonly until: number;
}

/**
 * Batches without a known start. Such a batch waits until now, unless a later batch of its
 * application has started (its own start was missed: the driver forgets old batches) or a newer
 * application has replaced its own.
 */
function unstartedBatches(connection: Connection, pipelineId: string, span: Span): Unstarted[] {
  const runs = readApplications(connection, pipelineId);
  const next = new Map<string, { readonly at: number; readonly until: number }>();
  return connection
    .all<{ at: number; application: string; submitted_at: number }>(
      `SELECT at, application, ${SUBMITTED} AS submitted_at FROM batches
       WHERE pipeline = ? AND scheduling_delay_ms IS NULL AND at < ? ORDER BY at DESC`,
      pipelineId,
      span.to,
    )
    .map(({ at, application, submitted_at: from }) => {
      const { lastStarted = -1, replacedAt } = runs.get(application) ?? NEWEST;
      if (at > lastStarted) return { from, until: Math.max(from, replacedAt) };
      const known = next.get(application) ?? { at: lastStarted + 1, until: replacedAt };
      const until = startBetween(connection, pipelineId, application, at, known.at) ?? known.until;
      next.set(application, { at, until });
      return { from, until: Math.max(from, until) };
    })
    .filter(({ until }) => until > span.from);
}

const NEWEST: ApplicationRun = { replacedAt: Infinity };

/** The start of the application's first started batch between two instants, both excluded. */
function startBetween(
  connection: Connection,
  pipelineId: string,
  application: string,
  after: number,
  before: number,
): number | undefined {
  const [row] = connection.all<{ start: number }>(
    `SELECT ${STARTED} AS start FROM batches
     WHERE pipeline = ? AND application = ? AND at > ? AND at < ?
       AND scheduling_delay_ms IS NOT NULL ORDER BY at LIMIT 1`,
    pipelineId,
    application,
    after,
    before,
  );
  return row?.start;
}

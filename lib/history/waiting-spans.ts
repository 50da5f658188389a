import { readApplications, type ApplicationRun } from "./applications";
import type { Connection } from "./connection";
import type { Span } from "./history";

/** When batches were created and when they began to be processed, epoch ms, each ascending. */
export interface WaitingSpans {
  readonly created: Float64Array;
  /** As many as `created`; Infinity for those still waiting. */
  readonly started: Float64Array;
}

/**
 * Every batch that waited at some instant of the span, as two sorted lists: the queue is their
 * difference. Batches start in the order of their ids (one queue in the driver), so that those
 * waiting when the span begins lie behind the last one already started by then.
 */
export function waitingSpans(connection: Connection, pipelineId: string, span: Span): WaitingSpans {
  const started = startedBatches(connection, pipelineId, span);
  const waiting = unstartedBatches(connection, pipelineId, span);
  return {
    created: Float64Array.from([...started.ids, ...waiting.map(({ id }) => id)]).toSorted(),
    started: Float64Array.from([
      ...started.starts,
      ...waiting.map(({ until }) => until),
    ]).toSorted(),
  };
}

/**
 * Every batch is queued for the few milliseconds in which the driver hands it over. That is no
 * queue: one that starts within this time counts as created when it started. Measured drivers in
 * health hand over in 2 to 30 ms.
 */
export const HAND_OVER_MS = 100;

/** One row of two JSON arrays: ten times fewer crossings into the driver than a row a batch. */
function startedBatches(connection: Connection, pipelineId: string, { from, to }: Span) {
  const [row] = connection.all<{ ids: string; starts: string }>(
    `SELECT json_group_array(iif(scheduling_delay_ms < ${HAND_OVER_MS}, id + scheduling_delay_ms, id)) AS ids,
       json_group_array(id + scheduling_delay_ms) AS starts
     FROM batches
     WHERE pipeline = ?1 AND scheduling_delay_ms IS NOT NULL AND id < ?3 AND id > coalesce(
       (SELECT id FROM batches WHERE pipeline = ?1 AND id < ?2 AND id + scheduling_delay_ms <= ?2
        ORDER BY id DESC LIMIT 1), -1)`,
    pipelineId,
    from,
    to,
  );
  return { ids: parseNumbers(row?.ids), starts: parseNumbers(row?.starts) };
}

function parseNumbers(json = "[]"): number[] {
  // SQLite wrote it from two numeric columns.
  return JSON.parse(json) as number[];
}

interface Unstarted {
  readonly id: number;
  readonly until: number;
}

/**
 * Batches whose start nobody has told. Such a one waits to this day, unless a later batch of its
 * application has started (its own start was missed: the driver forgets old batches) or a newer
 * application has taken the place of its own.
 */
function unstartedBatches(connection: Connection, pipelineId: string, span: Span): Unstarted[] {
  const runs = readApplications(connection, pipelineId);
  const next = new Map<string, Unstarted>();
  return connection
    .all<{ id: number; application: string }>(
      `SELECT id, application FROM batches
       WHERE pipeline = ? AND scheduling_delay_ms IS NULL AND id < ? ORDER BY id DESC`,
      pipelineId,
      span.to,
    )
    .map(({ id, application }) => {
      const { lastStarted = -1, replacedAt } = runs.get(application) ?? NEWEST;
      if (id > lastStarted) return { id, until: Math.max(id, replacedAt) };
      const known = next.get(application) ?? { id: lastStarted + 1, until: replacedAt };
      const until = startBetween(connection, pipelineId, application, id, known.id) ?? known.until;
      next.set(application, { id, until });
      return { id, until: Math.max(id, until) };
    })
    .filter(({ until }) => until > span.from);
}

const NEWEST: ApplicationRun = { replacedAt: Infinity };

/** The start of the application's first started batch between two ids, both excluded. */
function startBetween(
  connection: Connection,
  pipelineId: string,
  application: string,
  after: number,
  before: number,
): number | undefined {
  const [row] = connection.all<{ start: number }>(
    `SELECT id + scheduling_delay_ms AS start FROM batches
     WHERE pipeline = ? AND application = ? AND id > ? AND id < ?
       AND scheduling_delay_ms IS NOT NULL ORDER BY id LIMIT 1`,
    pipelineId,
    application,
    after,
    before,
  );
  return row?.start;
}

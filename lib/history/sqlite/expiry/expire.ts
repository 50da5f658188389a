import { setImmediate } from "node:timers/promises";
import type { Connection } from "../file/connection";
import { pipelinesOf } from "./pipelines-of";
import { EVERY_READING_MS, thinnings } from "./thin-facts";

/** Rows deleted before the event loop gets its turn: a few milliseconds of work. */
const SLICE = 2_000;

/**
 * The statement for each table that deletes what is older than `?2` of pipeline `?1`: at most one
 * slice.
 */
const DELETIONS = {
  metric_periods: `DELETE FROM metric_periods WHERE pipeline = ?1 AND at IN (
    SELECT at FROM metric_periods WHERE pipeline = ?1 AND at < ?2 ORDER BY at LIMIT ${SLICE})`,
  evaluations: `DELETE FROM evaluations WHERE pipeline = ?1 AND at IN (
    SELECT at FROM evaluations WHERE pipeline = ?1 AND at < ?2 ORDER BY at LIMIT ${SLICE})`,
  batches: `DELETE FROM batches WHERE pipeline = ?1 AND at IN (
    SELECT at FROM batches WHERE pipeline = ?1 AND at < ?2 ORDER BY at LIMIT ${SLICE})`,
  // What held at that instant was recorded before it: the newest older reading stays.
  facts: `DELETE FROM facts WHERE pipeline = ?1 AND (kind, at) IN (
    SELECT kind, at FROM facts old WHERE pipeline = ?1 AND at < ?2 AND at < (
      SELECT max(at) FROM facts WHERE pipeline = ?1 AND kind = old.kind AND at < ?2)
    LIMIT ${SLICE})`,
  // The verdict that held at that instant was recorded before it: it stays too.
  verdict_changes: `DELETE FROM verdict_changes WHERE pipeline = ?1 AND at IN (
    SELECT at FROM verdict_changes WHERE pipeline = ?1 AND at < (
      SELECT max(at) FROM verdict_changes WHERE pipeline = ?1 AND at < ?2)
    ORDER BY at LIMIT ${SLICE})`,
  pinned_verdicts: `DELETE FROM pinned_verdicts WHERE pipeline = ?1 AND at IN (
    SELECT at FROM pinned_verdicts WHERE pipeline = ?1 AND at < ?2 ORDER BY at LIMIT ${SLICE})`,
  fills: `DELETE FROM fills WHERE pipeline = ?1 AND to_at <= ?2`,
  // The newest application stays, since it shows when the one before it ended.
  applications: `DELETE FROM applications WHERE pipeline = ?1
    AND coalesce(last_batch, began_at) < ?2 AND coalesce(began_at, first_batch) < (
      SELECT max(coalesce(began_at, first_batch)) FROM applications WHERE pipeline = ?1)`,
} as const;

/** Runs one piece of work wherever history is kept at that moment; one result for each place. */
type Everywhere = <T>(work: (connection: Connection) => T) => T[];

/**
 * Deletes what is older than `before`, and readings of fast-changing facts that are a day old and
 * add nothing lasting. It goes slice by slice, so that polls and viewers wait for a few
 * milliseconds at most. Both times are epoch ms.
 */
export async function expire(
  everywhere: Everywhere,
  { before, now }: { readonly before: number; readonly now: number },
  signal?: AbortSignal,
): Promise<void> {
  const untilAborted: Everywhere = (work) => {
    signal?.throwIfAborted();
    return everywhere(work);
  };
  for (const [table, deletion] of Object.entries(DELETIONS)) {
    await inSlices(untilAborted, table, deletion, before);
  }
  for (const thinning of thinnings(SLICE)) {
    await inSlices(untilAborted, "facts", thinning, now - EVERY_READING_MS);
  }
}

async function inSlices(everywhere: Everywhere, table: string, deletion: string, before: number) {
  for (const pipelineId of new Set(everywhere((place) => pipelinesOf(place, table)).flat())) {
    let deleted = 0;
    do {
      deleted = Math.max(...everywhere((place) => place.run(deletion, pipelineId, before)));
      await setImmediate();
    } while (deleted >= SLICE);
  }
}
